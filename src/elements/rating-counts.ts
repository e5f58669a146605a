import { download } from '#device/download.ts';
import { keepForGood, ratings, wipeRatings } from '#device/ratings.ts';
import { dayInVietnam, writtenDay } from '#domain/day.ts';
import { type FaceCounts, faces, ratingsCsv, reportOf, tapsOf } from '#domain/ratings.ts';
import { ratingIn } from '#i18n/rating.ts';
import { element } from './element.ts';
import './print-button.ts';

const say = ratingIn('vi');

/** The staff's view of what the rating screen has counted on this device: behind a button, a table, a file, and away. */
class RatingCounts extends HTMLElement {
  connectedCallback(): void {
    this.#on('[data-open]', async () => {
      this.querySelector<HTMLElement>('[data-door]')?.toggleAttribute('hidden', true);
      this.querySelector<HTMLElement>('[data-inside]')?.toggleAttribute('hidden', false);
      await this.#show();
      this.querySelector<HTMLElement>('h2')?.focus();
      this.#tell('[data-for-good]', say.forGood(await keepForGood()));
    });
    this.#on('[data-export]', async () => {
      const today = dayInVietnam(new Date());
      const { days } = reportOf(await ratings(), today);
      download(`danh-gia-${today}.csv`, 'text/csv;charset=utf-8', ratingsCsv(days));
      this.#tell('[data-told]', say.exported);
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
    this.#on('[data-wipe-now]', async () => {
      open(false);
      const isWiped = await wipeRatings().then(
        () => true,
        () => false,
      );
      await this.#show();
      this.#tell('[data-wiped]', isWiped ? say.wiped : say.notWiped);
    });
  }

  #on(selector: string, act: () => void | Promise<void>): void {
    this.querySelector(selector)?.addEventListener('click', async () => {
      try {
        await act();
      } catch {
        this.#tell('[data-told]', say.unread);
      }
    });
  }

  #tell(selector: string, words: string): void {
    const line = this.querySelector(selector);
    if (line) line.textContent = words;
  }

  async #show(): Promise<void> {
    const today = dayInVietnam(new Date());
    const report = reportOf(await ratings(), today);
    const { days, total } = report;
    this.#tell('[data-today]', say.today(report.today, writtenDay(today)));
    const [last, first] = [days[0], days.at(-1)];
    this.#tell(
      '[data-kept]',
      first && last
        ? say.kept(days.length, writtenDay(first.day), writtenDay(last.day))
        : say.noDays,
    );
    this.querySelector('[data-table]')?.toggleAttribute('hidden', days.length === 0);
    this.querySelector('tbody')?.replaceChildren(
      ...days.map((one) => row(writtenDay(one.day), one)),
      row(say.total, total),
    );
  }
}

function row(name: string, counts: FaceCounts): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row', textContent: name }),
    ...[...faces.map((face) => counts[face]), tapsOf(counts)].map((count) =>
      element('td', { textContent: String(count) }),
    ),
  );
}

customElements.define('rating-counts', RatingCounts);
