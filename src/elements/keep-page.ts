import { keepPage, notebook, saveTotals } from '#device/notebook.ts';
import { soon } from './soon.ts';

/**
 * Keeps a page in the notebook of this device, or takes it out. `data-page` names it, `data-name` is its title.
 * With the first tick on the page it also keeps how many there could be, so that the notebook can say “3 of 9”.
 */
class KeepPage extends HTMLElement {
  connectedCallback(): void {
    const { page = '', name = '', keep = '', kept = '', failed = '' } = this.dataset;
    const button = this.querySelector('button');
    if (!button) return;
    const isKept = (): boolean => Object.hasOwn(notebook().saved, page);
    const show = (): void => {
      button.textContent = isKept() ? kept : keep;
    };
    const count = (): void => {
      const boxes = [
        ...document.querySelectorAll<HTMLInputElement>(`tick-list[data-page="${page}"] input`),
      ];
      const steps = boxes.filter((box) => box.name.startsWith('buoc-')).length;
      saveTotals(page, boxes.length - steps, steps);
    };
    button.addEventListener('click', () => {
      if (!keepPage(page, isKept() ? undefined : name)) {
        button.textContent = failed;
        return;
      }
      count();
      show();
    });
    document.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.closest('tick-list')) count();
    });
    show();
  }
}

soon('keep-page', KeepPage);
