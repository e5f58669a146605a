import { download } from '#device/download.ts';
import { addToTally, tally, wipeTally } from '#device/tally.ts';
import { dayInVietnam } from '#domain/day.ts';
import { readTally, type TallyRecord, tallyCsv, tallyReport, weekOf } from '#domain/tally.ts';
import { coachIn } from '#i18n/coach.ts';
import { element } from './element.ts';
import { tallyTables } from './tally-tables.ts';

const say = coachIn('vi');

/** In bytes: more than 20,000 lines fit. */
const largestFile = 5_000_000;
/** So many faults of a file are told at once; nobody reads more. */
const mostTold = 20;

/** By slug: the title of a guide, then those of its steps. */
type Names = Readonly<Record<string, readonly string[]>>;

/** The tally of this device: what it adds up to, a file of it, files of others, and away with it. */
class TallyBook extends HTMLElement {
  #names: Names = {};

  connectedCallback(): void {
    this.#names = JSON.parse(this.dataset.names ?? '{}') as Names;
    this.hidden = false;
    this.querySelector('[data-period]')?.addEventListener('change', () => this.#showReport());
    this.#on('[data-export]', () => {
      download(
        `so-phien-${dayInVietnam(new Date())}.csv`,
        'text/csv;charset=utf-8',
        tallyCsv(tally(), (guide) => this.#namesOf(guide)[0] ?? guide),
      );
      this.#tell('[data-told]', say.exported);
    });
    const files = this.querySelector<HTMLInputElement>('[data-import]');
    files?.addEventListener('change', async () => {
      const merged = await this.#merge([...(files.files ?? [])]);
      // So that the same file can be chosen again.
      files.value = '';
      this.#show();
      this.querySelector('[data-merged]')?.replaceChildren(...merged);
    });

    const ask = this.querySelector<HTMLElement>('#xoa-that');
    const opener = this.querySelector<HTMLButtonElement>('[data-wipe]');
    const open = (isOpen: boolean): void => {
      if (ask) ask.hidden = !isOpen;
      opener?.setAttribute('aria-expanded', String(isOpen));
      if (!isOpen) opener?.focus();
    };
    this.#on('[data-wipe]', () => open(ask?.hidden === true));
    this.#on('[data-wipe-not]', () => open(false));
    this.#on('[data-wipe-now]', () => {
      wipeTally();
      open(false);
      this.querySelector('[data-merged]')?.replaceChildren();
      this.#tell('[data-told]', '');
      this.#show();
      this.#tell('[data-wiped]', say.wiped);
    });
    for (const news of ['storage', 'pageshow']) window.addEventListener(news, () => this.#show());
    this.#show();
  }

  #on(selector: string, act: () => void): void {
    this.querySelector(selector)?.addEventListener('click', act);
  }

  #tell(selector: string, words: string): void {
    const line = this.querySelector(selector);
    if (line) line.textContent = words;
  }

  #namesOf(guide: string): readonly string[] {
    return Object.hasOwn(this.#names, guide) ? (this.#names[guide] ?? []) : [];
  }

  /** Takes all of the files or none of them: half a sum is worse than none. @returns what to say of it. */
  async #merge(files: readonly File[]): Promise<HTMLElement[]> {
    const line = (textContent: string) => element('p', { textContent });
    const wrong: HTMLElement[] = [];
    const theirs: TallyRecord[] = [];
    for (const file of files) {
      if (file.size > largestFile) {
        wrong.push(line(say.mergeTooLarge(file.name)));
        continue;
      }
      const text = await file.text().catch(() => undefined);
      const read = text === undefined ? undefined : readTally(text);
      if (!read) wrong.push(line(say.mergeUnread(file.name)));
      else if ('records' in read) theirs.push(...read.records);
      else {
        const { faults } = read;
        wrong.push(
          line(say.mergeRefused(file.name)),
          element(
            'ul',
            {},
            ...faults
              .slice(0, mostTold)
              .map((fault) => element('li', { textContent: say.fault(fault) })),
            ...(faults.length > mostTold
              ? [element('li', { textContent: say.moreFaults(faults.length - mostTold) })]
              : []),
          ),
        );
      }
    }
    if (wrong.length > 0 || files.length === 0) return wrong;
    const before = tally().length;
    const all = new Set(theirs.map(({ id }) => id)).size;
    if (!addToTally(theirs)) return [line(say.mergeFull)];
    const fresh = tally().length - before;
    return [line(say.merged(fresh, all - fresh))];
  }

  #show(): void {
    const records = tally();
    const [first, last] = [records[0], records.at(-1)];
    this.#tell(
      '[data-kept]',
      first && last ? say.kept(records.length, first.day, last.day) : say.empty,
    );
    this.querySelector('[data-full]')?.toggleAttribute('hidden', records.length === 0);
    this.#tell('[data-wiped]', '');
    const { weeks, months } = tallyReport(records);
    const select = this.querySelector<HTMLSelectElement>('[data-period]');
    const chosen = select?.value;
    select?.replaceChildren(
      ...[
        ['', say.everything],
        ...months.map(({ month }) => [month, say.month(month)]),
        ...weeks.map((week) => [week.first, say.week(week)]),
      ].map(([value = '', textContent = '']) =>
        element('option', { value, textContent, selected: value === chosen }),
      ),
    );
    this.#showReport();
  }

  /** What is chosen: everything, a month (`2026-11`) or a week (its Monday). */
  #showReport(): void {
    const select = this.querySelector<HTMLSelectElement>('[data-period]');
    const period = select?.value ?? '';
    const records = tally().filter(
      ({ day }) =>
        period === '' ||
        (period.length === 7 ? day.startsWith(period) : weekOf(day).first === period),
    );
    const report = tallyReport(records);
    this.#tell('[data-report-title]', say.reportTitle(select?.selectedOptions[0]?.text ?? ''));
    this.#tell('[data-totals]', say.totals(report.total, report.ways));
    this.#tell('[data-foot]', say.reportFoot(dayInVietnam(new Date())));
    this.querySelector('[data-tables]')?.replaceChildren(
      ...tallyTables(report, (guide) => this.#namesOf(guide)),
    );
  }
}

customElements.define('tally-book', TallyBook);
