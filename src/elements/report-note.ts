import { prefilled } from '#domain/prefilled.ts';
import { placeOf, reportOf } from '#domain/report.ts';
import { reportIn } from '#i18n/report.ts';
import { type Edition, editionFile } from '#offline/cache-names.ts';

/** Which build the reader has before them; nothing where nobody can say. */
const buildHere = (): Promise<string> =>
  fetch(editionFile)
    .then(async (answer) => ((await answer.json()) as Edition).build)
    .catch(() => '');

/** Fills a note with the page it is about, and copies it for Zalo. Nothing is sent from here. */
class ReportNote extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const box = this.querySelector('textarea');
    const status = this.querySelector('[role=status]');
    if (!box) return;
    const say = reportIn('vi');
    const { address } = this.dataset;
    const report = reportOf(new URLSearchParams(location.search));
    const page = placeOf(report);
    const link = document.querySelector<HTMLAnchorElement>('[data-report-link]');
    let build = '';
    const fill = () => {
      if (link && address) link.href = prefilled(address, box.value, { page, build });
    };
    const begun = say.note(report, page, build);
    box.value = begun;
    box.addEventListener('input', fill);
    fill();
    this.querySelector('[data-copy]')?.addEventListener('click', async () => {
      let words = say.copied;
      try {
        await navigator.clipboard.writeText(box.value);
      } catch {
        box.select();
        words = say.notCopied;
      }
      if (status) status.textContent = words;
    });
    build = await buildHere();
    // Nobody's words are written over.
    if (box.value === begun) box.value = say.note(report, page, build);
    fill();
  }
}

customElements.define('report-note', ReportNote);
