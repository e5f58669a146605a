import { fold } from '#domain/fold.ts';
import { formerUnitsIn } from '#i18n/former-units.ts';
import { pageLanguage } from './page-language.ts';

const say = formerUnitsIn(pageLanguage);

const words = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Do all typed words stand in a name? The last one may be typed half. */
function fits(name: readonly string[], typed: readonly string[]): boolean {
  return typed.every((word, nth) =>
    nth === typed.length - 1
      ? name.some((part) => part === word || (/\D/.test(word) && part.startsWith(word)))
      : name.includes(word),
  );
}

/** Leaves only those former units in sight whose names are being typed. Without it the page shows all of them. */
class UnitFinder extends HTMLElement {
  connectedCallback(): void {
    const units = [...document.querySelectorAll<HTMLElement>('[data-unit]')].map((element) => ({
      element,
      names: (element.dataset.unit ?? '').split(' | ').map(words),
    }));
    const box = this.querySelector('input');
    const status = this.querySelector('[role=status]');
    box?.addEventListener('input', () => {
      const typed = words(box.value);
      let count = 0;
      for (const { element, names } of units) {
        element.hidden = typed.length > 0 && !names.some((name) => fits(name, typed));
        if (!element.hidden) count += 1;
      }
      if (status)
        status.textContent = typed.length === 0 ? '' : count > 0 ? say.found(count) : say.notFound;
    });
  }
}

customElements.define('unit-finder', UnitFinder);
