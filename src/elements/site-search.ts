import { forgetSearches, recentSearches, rememberSearch } from '#device/recent-searches.ts';
import { speechInput } from '#device/speech-input.ts';
import { load, save } from '#device/store.ts';
import { searchIn } from '#i18n/search.ts';
import type { Answer } from '#search/answer.ts';
import { searchEngine } from '#search/engine.ts';
import { pageLanguage } from './page-language.ts';
import { items } from './search-results.ts';

const say = searchIn(pageLanguage);
/** Results shown at first; the rest on request. */
const firstPage = 10;
/** Results that fill the screen of a phone: painted at once, those below right after. */
const firstScreen = 3;
const longest = 120;
/** The results below the first screen wait no longer for a quiet moment, in ms. */
const mostPatience = 300;
/** Browsers refuse an address that changes with every letter. In ms. */
const addressRest = 300;
/** Key of the device's store: it was told what speaking to the browser means. */
const knowsVoice = 'biet-ve-noi';

interface Question {
  readonly query: string;
  readonly asTyped: boolean;
}

/** When what was just painted is on the screen and nothing more urgent waits; not every browser can tell when that is. */
const whenIdle = (work: () => void): unknown =>
  'requestIdleCallback' in globalThis
    ? requestIdleCallback(work, { timeout: mostPatience })
    : requestAnimationFrame(() => setTimeout(work));

/** Results as you type. The address follows (`?q=`), so that reload, back and a sent link show the same. */
class SiteSearch extends HTMLElement {
  #addressTimer = 0;
  /** Counts paints, so that what was put off for an older one is never added to a newer list. */
  #paints = 0;
  /** What the list shows. */
  #look = '';
  #isBusy = false;
  #hasAnswered = false;
  /** Asked while the last question was being answered; only the newest counts. */
  #next: Question | undefined;
  #asked: Question | undefined;
  readonly #engine = searchEngine(this.dataset.index ?? '');

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    const fromAddress = () => {
      input.value = new URLSearchParams(location.search).get('q') ?? '';
      this.#ask(input.value);
    };
    input.addEventListener('focus', () => this.#engine.warmUp(), { once: true });
    input.addEventListener('input', () => this.#ask(input.value));
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#ask(input.value);
      // The keyboard of the phone covers the results.
      input.blur();
    });
    addEventListener('popstate', fromAddress);
    this.#part('as-typed')?.addEventListener('click', () => this.#ask(input.value, true));
    this.#part('results')?.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a') && this.#asked)
        rememberSearch(this.#asked.query.trim());
    });
    this.#part('forget')?.addEventListener('click', () => {
      forgetSearches();
      this.#showRecent();
      input.focus();
    });
    this.#offerVoice(input);
    fromAddress();
    // In a task of its own: the focus wakes the worker and lays the page out.
    if (!input.value) setTimeout(() => input.focus({ preventScroll: true }));
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-search-${name}]`);
  }

  #ask(typed: string, asTyped = false): void {
    const query = typed.trim().slice(0, longest);
    // Spaces at the end say that the last word is finished.
    this.#next = { query: typed.trimStart().slice(0, longest), asTyped };
    clearTimeout(this.#addressTimer);
    this.#addressTimer = window.setTimeout(() => {
      const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
      if (address !== (location.search || location.pathname))
        history.replaceState(null, '', address);
    }, addressRest);
    const isShort = query.length < 2;
    // The first answer takes a while. Those after it come at once, and take the place of what is here in one layout.
    if (isShort || !this.#hasAnswered) {
      this.#showStart(isShort);
      // Room for the results before they are there, so that the foot of the page does not jump.
      this.toggleAttribute('data-asked', !isShort);
    }
    void this.#run();
  }

  /** One question at a time, so that a slow phone answers what was typed last and not every letter. */
  async #run(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#next) {
      const question = this.#next;
      this.#next = undefined;
      this.#asked = question;
      if (question.query.trim().length < 2) this.#clear();
      else await this.#answer(question);
    }
    this.#isBusy = false;
  }

  /** Resolves with the first answer; what the texts of pages add comes later, unless something else was asked meanwhile. */
  #answer(question: Question): Promise<void> {
    const { query, asTyped } = question;
    return new Promise((resolve) => {
      this.#engine
        .search(query, { asTyped }, (answer) => {
          this.#hasAnswered = true;
          const isStale = this.#asked !== question || this.#next !== undefined;
          // While the texts are searched, nothing is said to be missing yet.
          if (!isStale && (answer.isWhole || answer.results.length > 0)) this.#paint(answer);
          resolve();
        })
        .catch((error: unknown) => {
          console.info(error);
          if (this.#asked === question) {
            this.#clear();
            this.#status(say.broken);
            this.#showStart(true);
          }
          resolve();
        });
    });
  }

  #status(text: string): void {
    const status = this.#part('status');
    // The same said again would be laid out again.
    if (status && status.textContent !== text) status.textContent = text;
  }

  #showStart(isShown: boolean): void {
    document.querySelector('[data-search-start]')?.toggleAttribute('hidden', !isShown);
    if (isShown) this.#showRecent();
    else this.#part('recent')?.toggleAttribute('hidden', true);
  }

  /** What was searched for before, on this device alone. */
  #showRecent(): void {
    const recent = recentSearches();
    const box = this.#part('recent');
    box?.toggleAttribute('hidden', recent.length === 0);
    box?.querySelector('ul')?.replaceChildren(
      ...recent.map((query) => {
        const item = document.createElement('li');
        const href = `?q=${encodeURIComponent(query)}`;
        item.append(Object.assign(document.createElement('a'), { href, textContent: query }));
        return item;
      }),
    );
  }

  #clear(): void {
    this.#look = '';
    this.#paints += 1;
    this.#part('results')?.replaceChildren();
    this.#part('results')?.removeAttribute('data-ready');
    for (const name of ['meant', 'weak', 'empty', 'more', 'tell'])
      this.#part(name)?.toggleAttribute('hidden', true);
    this.#status('');
  }

  /** What was made of the words, so that nobody wonders where the results come from, and the way back. */
  #sayMeaning({ mended, meant, results }: Answer, { query, asTyped }: Question): void {
    const sayings = asTyped
      ? [say.isAsTyped(query)]
      : [
          ...(mended ? [say.mended(mended)] : []),
          ...meant.slice(0, 2).map(({ from, to }) => say.meant(from, to)),
        ];
    const text = this.#part('meaning');
    if (text) text.textContent = sayings.join(' ');
    const button = this.#part('as-typed');
    if (button) button.textContent = say.asTyped(query);
    button?.toggleAttribute('hidden', asTyped || sayings.length === 0);
    this.#part('meant')?.toggleAttribute(
      'hidden',
      sayings.length === 0 || (results.length === 0 && !asTyped),
    );
  }

  #paint(answer: Answer): void {
    const list = this.#part('results');
    if (!this.#asked || !list) return;
    const asked = { ...this.#asked, query: this.#asked.query.trim() };
    const { results, weak, isWhole } = answer;
    const isEmpty = results.length === 0;
    this.#sayMeaning(answer, asked);
    const all = items(answer);
    this.#paints += 1;
    const paint = this.#paints;
    // A letter that changes nothing must not make the list flicker.
    const look = JSON.stringify([results.map(({ url }) => url), answer.words]);
    const isSame = look === this.#look;
    this.#look = look;
    if (!isSame) list.replaceChildren(...all.slice(0, firstScreen).map((make) => make()));
    const finish = () => {
      if (paint !== this.#paints) return;
      if (list.children.length <= firstScreen)
        list.append(...all.slice(firstScreen, firstPage).map((make) => make()));
      list.setAttribute('data-query', asked.query);
      list.toggleAttribute('data-ready', isWhole);
      if (!navigator.onLine) void markUnsaved(list);
    };
    if (all.length <= firstScreen) finish();
    else whenIdle(finish);
    this.#part('weak')?.toggleAttribute('hidden', !weak || isEmpty);
    this.#part('empty')?.toggleAttribute('hidden', !isEmpty);
    const words = this.#part('query');
    if (words) words.textContent = asked.query;
    this.#part('tell')?.toggleAttribute('hidden', !weak && !isEmpty);
    const report = this.#part('report') as HTMLAnchorElement | null;
    if (report) report.search = `?tim=${encodeURIComponent(asked.query)}`;
    this.#showStart(isEmpty);
    this.toggleAttribute('data-asked', !isEmpty);
    this.#status(isEmpty ? say.none : say.found(results.length));

    const more = this.#part('more');
    more?.toggleAttribute('hidden', all.length <= Math.max(firstPage, list.children.length));
    const button = more?.querySelector('button');
    if (button)
      button.onclick = () => {
        const rest = all.slice(firstPage).map((make) => make());
        list.append(...rest);
        more?.toggleAttribute('hidden', true);
        rest[0]?.querySelector('a')?.focus();
      };
  }

  #offerVoice(input: HTMLInputElement): void {
    const listen = speechInput();
    const button = this.#part('voice');
    if (!listen || !button) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      // Many browsers send what they hear to their maker: nobody may learn that afterwards.
      if (!load(knowsVoice, false)) {
        save(knowsVoice, true);
        this.#status(say.voiceNote);
        return;
      }
      this.#status(say.listening);
      try {
        const heard = await listen();
        this.#status(heard ? '' : say.heardNothing);
        if (!heard) return;
        input.value = heard;
        this.#ask(heard);
      } catch {
        this.#status(say.cannotHear);
        input.focus();
      }
    });
  }
}

/** Without network, says which results are not on the device before they are opened in vain. */
async function markUnsaved(list: HTMLElement): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const link of list.querySelectorAll('a:not([data-looked])')) {
    link.setAttribute('data-looked', '');
    if (await caches.match(new URL((link as HTMLAnchorElement).href).pathname)) continue;
    (link.querySelector('small') ?? link).append(` · ${say.notSaved}`);
  }
}

customElements.define('site-search', SiteSearch);
