import { chooseTextSize, textSize, textSizes } from '#device/look.ts';
import { stepsIn } from '#i18n/steps.ts';
import { frameLanguage } from './page-language.ts';
import { soon } from './soon.ts';

/** One button that goes through the sizes of text and remembers the last one; `/cai-dat/` has them side by side. */
class TextSize extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false;
    const button = this.querySelector('button');
    const name = () =>
      button?.setAttribute('aria-label', stepsIn(frameLanguage).textSize(textSize()));
    name();
    button?.addEventListener('click', () => {
      chooseTextSize(textSizes[(textSizes.indexOf(textSize()) + 1) % textSizes.length] ?? 100);
      name();
    });
  }
}

soon('text-size', TextSize);
