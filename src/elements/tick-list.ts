import { allTicks, setTick, untickPage } from '#device/ticks.ts';
import { stepsIn } from '#i18n/steps.ts';
import { pageLanguage } from './page-language.ts';

const say = stepsIn(pageLanguage);

/** Told to the window when ticks of this page changed elsewhere than in one box. */
const changed = 'ticks-changed';

/**
 * Remembers which of its boxes are ticked, on this device. `data-page` names the page, `data-name` its title.
 * Its `.on-device` says so, and gets the button that takes all ticks of the page away.
 */
class TickList extends HTMLElement {
  #wipe = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'plain-button',
  });
  /** What undoes the last wipe, until there is a new tick. */
  #putBack: (() => void) | undefined;

  connectedCallback(): void {
    const { page = '', name: title = '' } = this.dataset;
    // The browser restores boxes by itself after “back”, from another moment than our memory.
    for (const box of this.#boxes()) box.autocomplete = 'off';
    const line = this.querySelector('.on-device');
    line?.setAttribute('aria-live', 'polite');
    // The rest in a task of its own; a tick that comes before it is kept, and shown by it.
    setTimeout(() => {
      line?.append(' ', this.#wipe);
      this.#show();
    });

    const tell = (): boolean => window.dispatchEvent(new Event(changed));
    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (setTick(page, title, target.name, target.checked)) tell();
      else if (line) line.textContent = say.ticksNotKept;
    });
    this.#wipe.addEventListener('click', () => {
      if (this.#putBack) this.#putBack();
      this.#putBack = this.#putBack ? undefined : untickPage(page);
      tell();
    });
    window.addEventListener(changed, () => this.#show());
    window.addEventListener('storage', () => this.#show());
    // A page taken out of the browser's memory shows boxes from before, also when the notebook was wiped since.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#show());
  }

  #boxes(): NodeListOf<HTMLInputElement> {
    return this.querySelectorAll('input[type=checkbox]');
  }

  #show(): void {
    const ticked = allTicks()[this.dataset.page ?? '']?.names ?? [];
    for (const box of this.#boxes()) box.checked = ticked.includes(box.name);
    if (ticked.length > 0) this.#putBack = undefined;
    this.#wipe.disabled = ticked.length === 0 && !this.#putBack;
    this.#wipe.textContent = this.#putBack ? say.ticksBack : say.ticksWipe;
  }
}

customElements.define('tick-list', TickList);
