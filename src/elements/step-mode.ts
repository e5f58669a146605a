import { screenAwake } from '#device/screen-awake.ts';
import { leaveAt, stepLeftAt } from '#device/steps.ts';
import { stepsIn } from '#i18n/steps.ts';
import { pageLanguage } from './page-language.ts';
import { soon } from './soon.ts';

const say = stepsIn(pageLanguage);

const link = (className: string, href: string, textContent: string): HTMLAnchorElement =>
  Object.assign(document.createElement('a'), { className, href, textContent });

/**
 * One step fills the screen while the address ends in `#buoc-N`; otherwise the whole list shows.
 * Links only, no swipe and no clock: “back” of the browser goes one step back.
 */
class StepMode extends HTMLElement {
  #steps: HTMLElement[] = [];
  #controls = document.createElement('nav');
  #progress = document.createElement('div');
  #awake = screenAwake();
  /** The way on, in a step that was opened from another page although a later one was reached before. */
  #goOn = link('button wide', '', '');
  /** The way back into the steps, at the head of their list. */
  #goBack = link('button wide no-print', '', '');

  get #page(): string {
    return this.dataset.page ?? '';
  }

  connectedCallback(): void {
    this.#steps = [...this.querySelectorAll<HTMLElement>('.step')];
    if (this.#steps.length === 0) return;
    this.#build();
    window.addEventListener('hashchange', () => this.#show(true));
    this.#show(false);

    for (const news of ['ticks-changed', 'storage', 'pageshow'])
      window.addEventListener(news, () => this.#offer());
  }

  #build(): void {
    this.#progress.className = 'step-progress';
    this.#progress.append(
      link('step-all', '#cac-buoc', say.all),
      Object.assign(document.createElement('span'), { className: 'step-count' }),
      Object.assign(document.createElement('span'), { className: 'step-left quiet' }),
      Object.assign(document.createElement('progress'), { max: this.#steps.length }),
      this.#goOn,
    );
    this.#progress.querySelector('progress')?.setAttribute('aria-label', say.reached);
    this.prepend(this.#progress);

    this.#controls.className = 'step-controls no-print';
    this.#controls.setAttribute('aria-label', say.controls);
    const next = link('go next', '', '');
    // The link says “done”: the box above it says the same from then on.
    next.addEventListener('click', () => {
      const box = this.querySelector<HTMLInputElement>('.step[data-now] .tick input');
      if (box?.checked === false) box.click();
    });
    this.#controls.append(link('button back', '', ''), next);
    this.append(this.#controls);

    this.#goBack.hidden = true;
    this.querySelector('#cac-buoc')?.after(this.#goBack);
    for (const step of this.#steps) {
      const title = step.querySelector('h2')?.lastChild?.textContent ?? '';
      const report = step.querySelector<HTMLAnchorElement>('.step-report a');
      if (report) report.search += `&ten=${encodeURIComponent(title)}`;
    }
  }

  /** The link that begins the guide goes on where it was left; a guide that became shorter begins anew. */
  #offer(): void {
    const start = this.querySelector<HTMLAnchorElement>('[data-resume]');
    if (!start) return;
    start.dataset.resume ||= start.textContent;
    const at = stepLeftAt(this.#page);
    const isOn = at > 1 && at <= this.#steps.length;
    start.href = isOn ? `#buoc-${at}` : '#buoc-1';
    start.textContent = isOn ? say.goOn(at) : start.dataset.resume;
  }

  #show(isMoving: boolean): void {
    const asked = /^#buoc-(\d+)$/.exec(location.hash);
    const number = Number(asked?.[1] ?? 0);
    const step = this.#steps[number - 1];
    const left = this.#steps.findIndex((one) => one.hasAttribute('data-now')) + 1;
    for (const other of this.#steps) other.toggleAttribute('data-now', other === step);
    this.toggleAttribute('data-step', Boolean(step));
    document.documentElement.toggleAttribute('data-step-mode', Boolean(step));
    this.#awake(Boolean(step));
    if (step) this.#showStep(step, number, isMoving);
    else if (left > 0 || asked) this.#showList(left, asked !== null);
    this.#offer();
  }

  #showStep(step: HTMLElement, number: number, isMoving: boolean): void {
    const last = this.#steps.length;
    const set = (selector: string, text: string, href?: string) => {
      const element = this.querySelector<HTMLAnchorElement>(selector);
      if (!element) return;
      element.textContent = text;
      if (href) element.href = href;
    };
    set('.step-count', say.stepOf(number, last));
    set('.step-left', say.left(step.dataset.minutesLeft ?? ''));
    set('.back', say.back, number > 1 ? `#buoc-${number - 1}` : '#co-san');
    set(
      '.next',
      number < last ? say.done(number + 1) : say.doneAll,
      number < last ? `#buoc-${number + 1}` : '#xong',
    );
    const bar = this.querySelector('progress');
    if (bar) bar.value = number;

    // Other pages lead to the first step: whoever was further on must not lose the place by that.
    const reached = stepLeftAt(this.#page);
    const isBegunAgain = !isMoving && number === 1 && reached > 1 && reached <= last;
    this.#goOn.hidden = !isBegunAgain;
    this.#goOn.href = `#buoc-${reached}`;
    this.#goOn.textContent = say.goOn(reached);
    if (!isBegunAgain) leaveAt(this.#page, number);

    scrollTo({ top: 0 });
    if (isMoving) this.#focus(step.querySelector('h2'));
  }

  /** The list was out of sight when the browser looked for the place that the address names: it is gone to here. */
  #showList(left: number, isBeyond: boolean): void {
    this.#goBack.hidden = left === 0;
    this.#goBack.href = `#buoc-${left}`;
    this.#goBack.textContent = say.goBack(left);
    // Whoever has seen all steps begins anew the next time.
    if (location.hash === '#xong') leaveAt(this.#page, 0);
    const named = isBeyond ? 'cac-buoc' : location.hash.slice(1);
    const place = named
      ? document.getElementById(named)
      : this.querySelector<HTMLElement>('[data-resume]');
    place?.scrollIntoView({ block: named ? 'start' : 'center' });
    if (left > 0) this.#focus(place);
  }

  #focus(place: HTMLElement | null | undefined): void {
    if (place && place.tabIndex < 0) place.tabIndex = -1;
    place?.focus({ preventScroll: true });
  }
}

// Whoever asked for a step must not see the list first.
if (location.hash.startsWith('#buoc-')) customElements.define('step-mode', StepMode);
else soon('step-mode', StepMode);
