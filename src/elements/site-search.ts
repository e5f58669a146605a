import { messagesIn } from '#i18n/index.ts';
import type { Answer, Hit } from '#search/answer.ts';
import { highlight } from '#search/highlight.ts';
import { pagefindEngine } from '#search/pagefind-engine.ts';

const say = messagesIn('vi');
const engine = pagefindEngine(import.meta.env.BUILD_ID);
/** Results painted at first; the rest on request. */
const firstPage = 10;
/** A short rest while typing, in ms, so that a slow phone does not search for every letter. */
const rest = 90;

/** Results as you type. The address follows (`?q=`), so that reload, back and a sent link show the same. */
class SiteSearch extends HTMLElement {
  #timer = 0;
  #asked = 0;

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    input.addEventListener('focus', () => engine.warmUp(), { once: true });
    input.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#run(input.value), rest);
    });
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      void this.#run(input.value);
      // The keyboard of the phone covers the results.
      input.blur();
    });
    addEventListener('popstate', () => {
      input.value = new URLSearchParams(location.search).get('q') ?? '';
      void this.#run(input.value);
    });
    if (input.value) void this.#run(input.value);
    else input.focus({ preventScroll: true });
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-search-${name}]`);
  }

  async #run(typed: string): Promise<void> {
    const query = typed.trim().slice(0, 120);
    this.#asked += 1;
    const asked = this.#asked;
    history.replaceState(null, '', query ? `/tim/?q=${encodeURIComponent(query)}` : '/tim/');
    document.querySelector('[data-search-start]')?.toggleAttribute('hidden', query.length > 1);
    // Room for the results before they are there, so that the foot of the page does not jump.
    this.toggleAttribute('data-asked', query.length > 1);
    if (query.length < 2) {
      this.#paint(query, { hits: [], weak: false }, true);
      return;
    }
    try {
      const answer = await engine.search(query);
      if (asked === this.#asked) this.#paint(query, answer, false);
    } catch (error) {
      if (asked !== this.#asked) return;
      console.info('Tìm kiếm không chạy:', error);
      this.#paint(query, { hits: [], weak: false }, false);
      this.#status(
        'Ô tìm kiếm không chạy được trên máy này. Bạn xem danh mục thủ tục hoặc chọn theo việc bên dưới.',
      );
      document.querySelector('[data-search-start]')?.removeAttribute('hidden');
    }
  }

  #status(text: string): void {
    const status = this.#part('status');
    if (status) status.textContent = text;
  }

  /** What was made of the words, so that nobody wonders where the results come from. */
  #sayMeaning({ mended, meant = [], hits }: Answer): void {
    const place = this.#part('meant');
    const sayings = [
      ...(mended ? [`Đang tìm “${mended}”.`] : []),
      ...meant.slice(0, 2).map(({ from, to }) => `“${from}” hiểu là “${to}”.`),
    ];
    if (place) place.textContent = sayings.join(' ');
    place?.toggleAttribute('hidden', sayings.length === 0 || hits.length === 0);
  }

  #paint(query: string, answer: Answer, isIdle: boolean): void {
    const { hits, weak } = answer;
    this.#sayMeaning(answer);
    const list = this.#part('results');
    const isEmpty = hits.length === 0 && !isIdle;
    list?.replaceChildren(...hits.slice(0, firstPage).map((hit) => row(hit, query)));
    list?.setAttribute('data-query', query);
    list?.toggleAttribute('data-ready', !isIdle);
    this.#part('weak')?.toggleAttribute('hidden', !weak || isEmpty);
    this.#part('empty')?.toggleAttribute('hidden', !isEmpty);
    const words = this.#part('query');
    if (words) words.textContent = query;
    this.#part('report')?.setAttribute('href', `/gop-y/?tim=${encodeURIComponent(query)}`);
    document.querySelector('[data-search-start]')?.toggleAttribute('hidden', !isEmpty && !isIdle);
    this.toggleAttribute('data-asked', !isEmpty && !isIdle);
    this.#status(isIdle ? '' : isEmpty ? 'Không có kết quả.' : `${hits.length} kết quả`);

    const more = this.#part('more');
    more?.toggleAttribute('hidden', hits.length <= firstPage);
    const button = more?.querySelector('button');
    if (button)
      button.onclick = () => {
        const rest = hits.slice(firstPage).map((hit) => row(hit, query));
        list?.append(...rest);
        more?.toggleAttribute('hidden', true);
        rest[0]?.querySelector('a')?.focus();
      };
    if (!navigator.onLine) void markUnsaved(list);
  }
}

function row(hit: Hit, query: string): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset.id = hit.id;
  item.dataset.kind = hit.kind;
  const link = Object.assign(document.createElement('a'), { href: hit.url });
  const title = document.createElement('strong');
  title.append(
    ...highlight(hit.title, query).map(({ text, hit: isHit }) =>
      isHit ? Object.assign(document.createElement('mark'), { textContent: text }) : text,
    ),
  );
  link.append(
    title,
    Object.assign(document.createElement('small'), {
      textContent: `${say.kind[hit.kind]} · ${hit.about}`,
    }),
  );
  item.append(link);
  return item;
}

/** Without network, says which results are not on the device before they are opened in vain. */
async function markUnsaved(list: HTMLElement | null): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const link of list?.querySelectorAll('a') ?? []) {
    if (await caches.match(new URL(link.href).pathname)) continue;
    link.querySelector('small')?.append(' · chưa lưu trên máy');
  }
}

customElements.define('site-search', SiteSearch);
