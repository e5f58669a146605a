import { type Calendar, filedAt, resultDate, type TimeLimit } from '#domain/result-date.ts';
import { resultDateIn } from '#i18n/result-date.ts';
import { daysOff } from './calendar.ts';
import { pageLanguage } from './page-language.ts';

const say = resultDateIn(pageLanguage);

/** Sets lines of text into a box, one paragraph or list item each. */
export function showLines(
  box: Element | null | undefined,
  tag: 'p' | 'li',
  lines: readonly string[],
): void {
  box?.replaceChildren(
    ...lines.map((textContent) => Object.assign(document.createElement(tag), { textContent })),
  );
}

/** The days of a count, in words. Of several cases the longest is shown. */
export function countInWords(
  filing: { readonly day: string; readonly time?: string },
  limit: readonly TimeLimit[],
  calendar: Calendar,
  closes: string,
): string[] {
  const result = resultDate(filing, limit, calendar, closes || undefined);
  if (result.kind === 'unknown') return [];
  const steps =
    result.kind === 'day'
      ? result.steps
      : limit
          .map((one) => resultDate(filing, [one], calendar, closes || undefined))
          .flatMap((one) =>
            one.kind === 'day' && one.day === result.latest ? [one.steps] : [],
          )[0];
  return (steps ?? []).map(say.step);
}

/** From day and hour of filing the day of the result, on the phone alone. Without it the page still has the time limit. */
class ResultDay extends HTMLElement {
  connectedCallback(): void {
    const limit: TimeLimit[] = JSON.parse(this.dataset.limit ?? '[]');
    const closes = this.dataset.closes ?? '';
    const dayBox = this.querySelector<HTMLInputElement>('input[type=date]');
    const timeBox = this.querySelector<HTMLInputElement>('input[type=time]');
    const count = this.querySelector('details');
    if (!dayBox || !timeBox) return;
    const show = async (): Promise<void> => {
      const calendar = await daysOff().catch(() => undefined);
      const filing = { day: dayBox.value, ...(timeBox.value && { time: timeBox.value }) };
      showLines(
        this.querySelector('[role=status]'),
        'p',
        !calendar
          ? [say.noCalendar]
          : dayBox.value
            ? say.lines(resultDate(filing, limit, calendar, closes || undefined), closes)
            : [say.noDay],
      );
      const days = calendar && dayBox.value ? countInWords(filing, limit, calendar, closes) : [];
      if (count) count.hidden = days.length === 0;
      showLines(count?.querySelector('ol'), 'li', days);
    };
    // A browser that goes back keeps what was typed.
    if (!dayBox.value) {
      const now = filedAt(new Date());
      dayBox.value = now.day;
      timeBox.value = now.time ?? '';
      // The hour of now says nothing about another day.
      dayBox.addEventListener(
        'change',
        () => {
          if (timeBox.value !== now.time) return;
          timeBox.value = '';
          show();
        },
        { once: true },
      );
    }
    this.addEventListener('input', show);
    show();
  }
}

customElements.define('result-day', ResultDay);
