import { screenAwake } from '#device/screen-awake.ts';

/** Keys of keyboards, of pointers for talks (they send page up and page down) and of remote controls. */
const onward = new Set(
  'ArrowRight ArrowDown PageDown Space Enter ChannelUp MediaTrackNext'.split(' '),
);
const back = new Set(
  'ArrowLeft ArrowUp PageUp Backspace ChannelDown MediaTrackPrevious'.split(' '),
);

/**
 * Slides by keys and on the whole screen. Without it they are sections with links to each other; nothing moves by
 * itself in either. `data-back` is where Esc leads.
 */
class SlideShow extends HTMLElement {
  #slides: HTMLElement[] = [];

  connectedCallback(): void {
    this.#slides = [...this.querySelectorAll<HTMLElement>('section')];
    document.addEventListener('keydown', (event) => this.#press(event));
    screenAwake()(true);
    if (document.fullscreenEnabled) this.#offerWholeScreen();
  }

  /** The slide that fills most of the screen, however the reader came to it. */
  get #now(): number {
    const middle = innerHeight / 2;
    return Math.max(
      0,
      this.#slides.findLastIndex((slide) => slide.getBoundingClientRect().top <= middle),
    );
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { target } = event;
    const name = event.key === ' ' ? 'Space' : event.key;
    // A link or button that has the focus answers to these itself.
    const isPress = name === 'Enter' || (name === 'Space' && target instanceof HTMLButtonElement);
    if (isPress && target instanceof HTMLElement && target.matches('a, button')) return;
    if (name === 'Escape') {
      // The browser itself takes the first one, to leave the whole screen.
      if (!document.fullscreenElement) location.assign(this.dataset.back ?? '/');
      return;
    }
    const now = this.#now;
    const isBack = back.has(name) || (name === 'Space' && event.shiftKey);
    if (isBack) this.#show(now - 1);
    else if (onward.has(name)) this.#show(now + 1);
    else if (name === 'Home') this.#show(0);
    else if (name === 'End') this.#show(this.#slides.length - 1);
    else if (name === 'f' || name === 'F') void this.#switchWholeScreen();
    else return;
    event.preventDefault();
  }

  /** Keys leave no trail: “back” of the browser leaves the slides, however long the talk was. */
  #show(number: number): void {
    const slide = this.#slides[number];
    if (!slide) return;
    history.replaceState(null, '', `#${slide.id}`);
    slide.scrollIntoView({ behavior: 'instant' });
    slide.focus({ preventScroll: true });
  }

  #offerWholeScreen(): void {
    const buttons = this.#slides.map((slide) => {
      const button = Object.assign(document.createElement('button'), { type: 'button' });
      button.addEventListener('click', () => void this.#switchWholeScreen());
      slide.querySelector('.turn .count')?.after(button);
      return button;
    });
    const name = (): void => {
      const words = document.fullscreenElement ? 'Thu nhỏ' : 'Toàn màn hình';
      for (const button of buttons) button.textContent = words;
    };
    document.addEventListener('fullscreenchange', name);
    name();
  }

  async #switchWholeScreen(): Promise<void> {
    const now = this.#now;
    // Refused without a touch or key of the reader, and on phones that have no such thing.
    await (document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen()
    ).catch(() => undefined);
    this.#show(now);
  }
}

customElements.define('slide-show', SlideShow);
