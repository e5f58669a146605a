import { packsIn } from '#i18n/packs.ts';
import type { Pack, PackNews, WorkerMessage } from '#offline/cache-names.ts';
import { essentialsPack, searchPack, shellPack } from '#offline/cache-plan.ts';
import { packStates } from '#offline/pack-states.ts';
import { pageLanguage } from './page-language.ts';

/** No news for so long, and the worker has been stopped by the browser, in ms. */
const silence = 25_000;

const say = packsIn(pageLanguage);

/**
 * One pack: its size before it is saved, its progress while it is, and taking it away afterwards. What it says is
 * counted in the caches each time. `data-pack` names the pack; the essentials stand for all that a phone keeps.
 */
class SavePack extends HTMLElement {
  #line = document.createElement('p');
  #bar = Object.assign(document.createElement('progress'), { hidden: true });
  #row = document.createElement('p');
  #last: PackNews | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    if (!('serviceWorker' in navigator) || !('caches' in globalThis) || !this.#id) return;
    this.#line.setAttribute('role', 'status');
    this.#bar.setAttribute('aria-label', say.progress);
    this.append(this.#line, this.#bar, this.#row);
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<PackNews>) => {
      if (data?.type === 'pack' && data.id === this.#id) void this.#hear(data);
    });
    addEventListener('pack-changed', () => void this.show());
    for (const event of ['online', 'offline']) addEventListener(event, () => void this.show());
    navigator.serviceWorker.ready.then(() => this.show()).catch(() => undefined);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#watch);
  }

  get #id(): string {
    return this.dataset.pack ?? '';
  }

  /** Says anew what the caches hold. */
  async show(): Promise<void> {
    const ids = this.#id === essentialsPack ? [shellPack, searchPack, essentialsPack] : [this.#id];
    const states = await packStates(ids).catch(() => []);
    this.hidden = states.length === 0;
    if (this.hidden || this.#last?.state === 'loading') return;
    const sum = (pick: (state: (typeof states)[number]) => number): number =>
      states.reduce((total, state) => total + pick(state), 0);
    const [files, stored] = [sum(({ pack }) => pack.files.length), sum((state) => state.stored)];
    const [bytes, unpacked] = [sum(({ pack }) => pack.bytes), sum(({ pack }) => pack.unpacked)];
    const begun = sum(({ waiting }) => waiting);
    const isOwn = states.some((state) => state.isOwn);
    const isWhole = stored === files;
    this.#bar.hidden = true;
    const trouble = this.#trouble();
    if (isWhole) this.#line.textContent = say.saved(unpacked);
    else if (trouble) this.#line.textContent = trouble;
    else if (begun > 0) this.#line.textContent = say.begun(begun, bytes);
    else if (isOwn) this.#line.textContent = say.partly(files - stored);
    else this.#line.textContent = say.size(bytes, unpacked);
    this.#row.replaceChildren(
      ...(isWhole || !navigator.onLine
        ? []
        : [this.#button(begun > 0 || isOwn ? say.goOn : say.save, () => this.#save(), 'go')]),
      ...(isOwn || begun > 0 ? [this.#button(say.drop, () => this.#ask('drop-pack'))] : []),
    );
    if (!isWhole && !navigator.onLine) this.#row.prepend(say.needsNetwork);
  }

  #trouble(): string | undefined {
    if (this.#last?.state === 'failed') return say.failed;
    if (this.#last?.state === 'no-room') return say.noRoom(this.#last.needed, this.#last.free);
    return undefined;
  }

  #button(words: string, press: () => void, className = ''): HTMLButtonElement {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className,
      textContent: words,
    });
    button.addEventListener('click', press);
    return button;
  }

  #save(): void {
    // The right moment: the reader has just said that the pages matter. A browser may ask, or decide by itself.
    navigator.storage?.persist?.().catch(() => undefined);
    void this.#hear({ type: 'pack', id: this.#id, state: 'loading', got: 0, of: 0 });
    this.#ask('save-pack');
  }

  #ask(type: Extract<WorkerMessage, { id: string }>['type']): void {
    const message: WorkerMessage = { type, id: this.#id };
    navigator.serviceWorker.ready
      .then(({ active }) => active?.postMessage(message))
      .catch(() => undefined);
  }

  async #hear(news: PackNews): Promise<void> {
    this.#last = news;
    clearTimeout(this.#watch);
    if (news.state !== 'loading') {
      await this.show();
      // Packs share files, and the page above counts them too.
      if (news.state !== 'failed') dispatchEvent(new Event('pack-changed'));
      return;
    }
    this.#watch = setTimeout(
      () => void this.#hear({ type: 'pack', id: this.#id, state: 'failed' }),
      silence,
    );
    this.#bar.hidden = false;
    if (news.of > 0) {
      this.#bar.max = news.of;
      this.#bar.value = news.got;
    }
    this.#line.textContent = say.loading(news.got, news.of);
    if (!this.#row.querySelector('[data-stop]')) {
      const stop = this.#button(say.stop, () => this.#ask('stop-pack'));
      stop.dataset.stop = '';
      this.#row.replaceChildren(stop);
    }
  }
}

customElements.define('save-pack', SavePack);

/** What the browser says of the room on this device, and of whether it may take the pages away by itself. */
export async function roomWords(): Promise<string | undefined> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  if (estimate?.usage === undefined) return undefined;
  const isKept = await navigator.storage.persisted?.().catch(() => false);
  return say.room(estimate.usage, isKept === true);
}

/** Title of a pack where it stands in a list. */
export const packTitle = ({ id, title }: Pack): string =>
  title ?? (id === essentialsPack ? say.essentials : say.everything);
