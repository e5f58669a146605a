import { filedAt, resultDate } from '#domain/result-date.ts';
import { resultDateIn } from '#i18n/result-date.ts';

/** From the day of filing the day of the result, on the phone alone. Without it the page still has the time limit. */
class ResultDay extends HTMLElement {
  connectedCallback(): void {
    const limit = JSON.parse(this.dataset.limit ?? '[]');
    const calendar = JSON.parse(this.dataset.calendar ?? '{"years":[]}');
    const box = this.querySelector('input');
    const status = this.querySelector('[role=status]');
    if (!box || !status) return;
    const say = resultDateIn('vi');
    const show = (): void => {
      const lines = box.value
        ? say.lines(resultDate({ day: box.value }, limit, calendar))
        : [say.noDay];
      status.replaceChildren(
        ...lines.map((textContent) => Object.assign(document.createElement('p'), { textContent })),
      );
    };
    // A browser that goes back keeps the day that was typed.
    box.value ||= filedAt(new Date()).day;
    box.addEventListener('input', show);
    show();
  }
}

customElements.define('result-day', ResultDay);
