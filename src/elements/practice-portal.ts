import { type EntryFormat, entryProblem } from '#domain/rehearsal-entry.ts';
import { rehearsalIn } from '#i18n/rehearsal.ts';

const say = rehearsalIn('vi');

/** What is to be said of a mistake. */
interface Mistake {
  readonly text: string;
  /** The element that knows what the portal says of it. */
  readonly about?: HTMLElement | undefined;
}

/**
 * A dress rehearsal, one screen at a time. It looks at what is written, explains, and forgets: nothing is sent, nothing
 * is kept, and leaving the page empties every field. The address only says which screen shows, so that “back” of the
 * browser goes one screen back.
 */
class PracticePortal extends HTMLElement {
  #screens: HTMLElement[] = [];

  connectedCallback(): void {
    this.#screens = [...this.querySelectorAll<HTMLElement>('.practice')];
    for (const part of this.querySelectorAll<HTMLElement>('.with-script')) part.hidden = false;
    this.#wipe();
    this.#show(false);
    window.addEventListener('hashchange', () => this.#show(true));
    // Before the browser puts the page aside, and again in case it kept one all the same.
    window.addEventListener('pagehide', () => this.#wipe());
    window.addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      this.#wipe();
      location.replace('#bat-dau');
    });
    this.addEventListener('click', ({ target }) => {
      if (target instanceof Element) this.#click(target);
    });
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      const screen = event.target.closest<HTMLElement>('.practice');
      if (screen) this.#finish(screen);
    });
    // Not on `change`: that comes when the focus leaves, and would take away what was just explained.
    this.addEventListener('input', ({ target }) => {
      const part = target instanceof Element && target.closest<HTMLElement>('[data-act]');
      if (part) this.#explain(part);
    });
  }

  #show(moveFocus: boolean): void {
    const now = this.#screens.find(({ id }) => `#${id}` === location.hash);
    for (const screen of this.#screens) screen.toggleAttribute('data-now', screen === now);
    this.toggleAttribute('data-on', Boolean(now));
    this.dataset.ready = '';
    scrollTo({ top: 0 });
    if (!moveFocus) return;
    const heading = (now ?? this).querySelector<HTMLElement>(now ? 'h2' : 'h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }

  #wipe(): void {
    for (const control of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      'input, select',
    ))
      if (control.type === 'radio') (control as HTMLInputElement).checked = false;
      else control.value = '';
    for (const part of this.querySelectorAll<HTMLElement>('[data-act]')) {
      this.#explain(part);
      this.#mark(part, false);
    }
    const right = this.querySelector('.practice-right');
    if (right) right.textContent = '';
  }

  #click(target: Element): void {
    const screen = target.closest<HTMLElement>('.practice');
    if (target.closest('[data-again]')) this.#wipe();
    if (!screen) return;
    if (target.closest('[data-next]')) this.#finish(screen);
    const fill = target.closest('[data-fill]')?.closest('.practice-screen');
    if (fill) for (const part of fill.querySelectorAll<HTMLElement>('[data-act]')) this.#fill(part);
    const part = target.closest('button')?.closest<HTMLElement>('[data-act]');
    if (!part) return;
    const acting = [...screen.querySelectorAll<HTMLElement>('[data-act]')];
    const before = acting.slice(0, acting.indexOf(part));
    if (!this.#isRight(before)) return;
    this.#explain(part);
    this.#mark(part, true);
    if (part.dataset.act === 'upload') part.querySelector('input')?.focus();
    else if (part === acting.at(-1) && 'leads' in screen.dataset) this.#finish(screen);
  }

  /** A button that was pressed says so, and shows what it opens. */
  #mark(part: HTMLElement, isPressed: boolean): void {
    part.toggleAttribute('data-done', isPressed);
    const opened = part.querySelector<HTMLElement>(':scope > .pressed, :scope > fieldset');
    if (opened) opened.hidden = !isPressed;
    if (part.dataset.act === 'upload')
      part.querySelector('button')?.setAttribute('aria-expanded', String(isPressed));
  }

  #fill(part: HTMLElement): void {
    const input = part.dataset.act === 'enter' && part.querySelector('input');
    if (input) input.value = part.dataset.sample ?? '';
    const list = part.querySelector('select');
    const right = list?.querySelector<HTMLOptionElement>('option:not([value=""], [data-wrong])');
    if (right) right.selected = true;
    this.#explain(part);
  }

  #finish(screen: HTMLElement): void {
    if (!this.#isRight([...screen.querySelectorAll<HTMLElement>('[data-act]')])) return;
    const right = screen.querySelector('.practice-right');
    if (right) right.textContent = say.endRight;
    if (screen.dataset.then) location.hash = screen.dataset.then;
  }

  /** Explains every mistake where it was made, and leads to the first. */
  #isRight(parts: readonly HTMLElement[]): boolean {
    const wrong = parts.filter((part) => {
      const mistake = this.#mistakeIn(part);
      this.#explain(part, mistake);
      return mistake;
    });
    const [first] = wrong;
    const control =
      first?.querySelector<HTMLElement>('input:checked') ??
      // A button that opened something is not what is missing any more.
      first?.querySelector<HTMLElement>('[data-done] > fieldset input, input, select') ??
      first?.querySelector('button');
    control?.focus();
    return !first;
  }

  #mistakeIn(part: HTMLElement): Mistake | undefined {
    const {
      act,
      label = '',
      format = 'text',
      sample = '',
      right = '[]',
      wrong = '',
    } = part.dataset;
    if (act === 'enter') {
      const entry = { format: format as EntryFormat, sample, right: JSON.parse(right) };
      const problem = entryProblem(entry, part.querySelector('input')?.value ?? '');
      if (!problem) return undefined;
      if (problem === 'missing') return { text: say.missing(label) };
      return {
        text: say.problem(problem, entry.format, wrong),
        about: problem === 'wrong' ? part : undefined,
      };
    }
    if ((act === 'press' || act === 'upload') && !('done' in part.dataset))
      return { text: say.notPressed(label) };
    if (act === 'press') return undefined;
    const chosen =
      part.querySelector<HTMLElement>('input:checked') ??
      part.querySelector<HTMLElement>('option:checked:not([value=""])');
    if (!chosen)
      return { text: label && act !== 'upload' ? say.notChosen(label) : say.notAnswered };
    const { wrong: why } = chosen.dataset;
    return why ? { text: why, about: chosen } : undefined;
  }

  #explain(part: HTMLElement, mistake?: Mistake): void {
    const box = part.querySelector<HTMLElement>('.mistake');
    if (!box) return;
    const { portal, meaning } = mistake?.about?.dataset ?? {};
    const lines = mistake
      ? [mistake.text, ...(portal ? [say.portalSays(portal), meaning ?? ''] : [])]
      : [];
    box.hidden = !mistake;
    box.replaceChildren(
      ...lines.map((textContent) => Object.assign(document.createElement('p'), { textContent })),
    );
    for (const control of part.querySelectorAll('input[type=text], select'))
      if (mistake) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
  }
}

customElements.define('practice-portal', PracticePortal);
