import { isWebView } from '#device/web-view.ts';

/**
 * Prints the page; hidden where scripts do not run, since the browser's own menu prints as well. Inside another app,
 * where printing does nothing, `.no-printing` beside it says what to do instead.
 */
class PrintButton extends HTMLElement {
  connectedCallback(): void {
    const cannot = typeof print !== 'function' || isWebView(navigator.userAgent);
    this.hidden = cannot;
    const instead = document.querySelector<HTMLElement>('.no-printing');
    if (instead) instead.hidden = !cannot;
    this.querySelector('button')?.addEventListener('click', () => print());
  }
}

customElements.define('print-button', PrintButton);
