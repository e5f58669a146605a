import { allTicks, setTick } from '#device/ticks.ts';

/** Remembers which of its boxes are ticked, on this device. `data-page` names the page, `data-name` its title. */
class TickList extends HTMLElement {
  connectedCallback(): void {
    const { page = '', name: title = '' } = this.dataset;
    const ticked = new Set(allTicks()[page]?.names ?? []);
    for (const box of this.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
      // The browser restores boxes by itself after “back”, from another moment than our memory.
      box.checked = ticked.has(box.name);
      box.autocomplete = 'off';
    }
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) setTick(page, title, target.name, target.checked);
    });
  }
}

customElements.define('tick-list', TickList);
