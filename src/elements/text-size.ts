import { load, save } from '#device/store.ts';

const sizes = [100, 125, 150] as const;

function apply(size: number): void {
  if (size === 100) delete document.documentElement.dataset.text;
  else document.documentElement.dataset.text = String(size);
}

// At once, not when the element is met further down: less of the page jumps.
apply(load('text-size', 100));

/** One button that goes through three sizes of text and remembers the last one. */
class TextSize extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    const button = this.querySelector('button');
    const name = () =>
      button?.setAttribute('aria-label', `Chữ to, đang ở cỡ ${load('text-size', 100)} phần trăm`);
    name();
    button?.addEventListener('click', () => {
      const now = sizes.indexOf(load<(typeof sizes)[number]>('text-size', 100));
      const next = sizes[(now + 1) % sizes.length] ?? 100;
      save('text-size', next);
      apply(next);
      name();
    });
  }
}

customElements.define('text-size', TextSize);
