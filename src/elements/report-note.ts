import { prefilled } from '#domain/prefilled.ts';
import { placeOf, reportOf } from '#domain/report.ts';
import { reportIn } from '#i18n/report.ts';

/** Fills a note with the page it is about, and copies it for Zalo. Nothing is sent from here. */
class ReportNote extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector('textarea');
    const status = this.querySelector('[role=status]');
    if (!box) return;
    const say = reportIn('vi');
    const { build = '', address } = this.dataset;
    const report = reportOf(new URLSearchParams(location.search));
    const page = placeOf(report);
    box.value = say.note(report, page, build);
    const link = document.querySelector<HTMLAnchorElement>('[data-report-link]');
    const fill = () => {
      if (link && address) link.href = prefilled(address, box.value, { page, build });
    };
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
  }
}

customElements.define('report-note', ReportNote);
