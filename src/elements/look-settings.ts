import {
  applyLook,
  chooseLook,
  chooseTextSize,
  type Look,
  type LookName,
  look,
  textSize,
  textSizes,
} from '#device/look.ts';

/** The buttons of `/cai-dat/`: one of each group is pressed, and the page shows at once what was chosen. */
class LookSettings extends HTMLElement {
  connectedCallback(): void {
    applyLook();
    this.hidden = false;
    this.#show();
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (!button) return;
      const { choice, value } = button.dataset;
      if (choice === 'text')
        chooseTextSize(textSizes.find((size) => String(size) === value) ?? 100);
      else chooseLook(choice as LookName, (value || undefined) as Look[LookName]);
      this.#show();
    });
    // The size can be changed by the button at the top as well.
    document.addEventListener('click', () => this.#show());
  }

  #show(): void {
    const now: Record<string, string> = { ...look(), text: String(textSize()) };
    for (const button of this.querySelectorAll('button')) {
      const { choice = '', value } = button.dataset;
      button.setAttribute('aria-pressed', String((now[choice] ?? '') === value));
    }
  }
}

customElements.define('look-settings', LookSettings);
