import { megabytes } from '#i18n/megabytes.ts';
import { isOurCache } from '#offline/cache-names.ts';
import { eventPack, searchPack, shellPack } from '#offline/cache-plan.ts';
import { type DeviceState, deviceState } from '#offline/device-state.ts';
import { packStates } from '#offline/pack-states.ts';
import { packTitle, roomWords } from './save-pack.ts';

const parts: readonly (readonly [string, RegExp])[] = [
  ['Hướng dẫn từng bước', /^\/huong-dan\/[^/]+\/$/],
  ['Dịch vụ', /^\/dich-vu\/[^/]+\/$/],
  ['Việc trong đời', /^\/viec\/[^/]+\/$/],
  ['Thủ tục', /^\/thu-tuc\/\d/],
];

/** Says what this device holds, counted from its caches, and lets the reader save again or throw away. */
class SavedPages extends HTMLElement {
  connectedCallback(): void {
    this.#part('retry')?.addEventListener('click', () => void this.#retry());
    this.#part('forget')?.addEventListener('click', () => void this.#forget());
    void this.#show();
    // Saving goes on in the background while this page is looked at.
    const watch = setInterval(
      () => void this.#show().then((done) => done && clearInterval(watch)),
      1000,
    );
    for (const event of ['online', 'offline', 'pack-changed'])
      addEventListener(event, () => void this.#show());
  }

  #part(name: string): HTMLElement | null {
    return this.querySelector(`[data-${name}]`);
  }

  /** @returns whether everything is saved, so that nothing more will change. */
  async #show(): Promise<boolean> {
    const say = (text: string) => {
      const line = this.#part('state');
      if (line && line.textContent !== text) line.textContent = text;
    };
    if (!('serviceWorker' in navigator) || !('caches' in globalThis)) {
      say(
        'Trình duyệt này không lưu được. Bạn in tờ hướng dẫn ra giấy, hoặc mở trang bằng Chrome, Safari.',
      );
      return true;
    }
    const state = await deviceState().catch(() => undefined);
    this.#toggle(state);
    if (!state) {
      say(
        navigator.onLine
          ? 'Chưa lưu gì trên máy này. Để trang mở một lát, máy sẽ tự lưu.'
          : 'Chưa lưu gì trên máy này, và máy đang mất mạng.',
      );
      return false;
    }
    const size = megabytes(state.bytes);
    const day = state.day ? ` Bản ngày ${state.day.split('-').reverse().join('/')}.` : '';
    if (state.complete && state.shellOnly)
      say(
        `Máy đang bật tiết kiệm dữ liệu nên mới lưu phần nền: ${state.pages.length} trang, ${size}.${day} Muốn lưu hướng dẫn, bạn chọn ở dưới.`,
      );
    else if (state.complete)
      say(`✓ Đã lưu đủ để dùng khi mất mạng: ${state.pages.length} trang, ${size}.${day}`);
    else
      say(
        `Mới lưu được một phần: ${state.pages.length} trang, còn thiếu ${state.missing.length || 'một số'} tệp.${day}`,
      );
    this.#list(state);
    await this.#listPacks();
    return state.complete;
  }

  /** One row for each pack, once; each row keeps itself true. */
  async #listPacks(): Promise<void> {
    const room = this.#part('room');
    if (room) room.textContent = (await roomWords()) ?? '';
    const list = this.#part('packs');
    if (!list || list.childElementCount > 0) return;
    const packs = (await packStates())
      .map(({ pack }) => pack)
      .filter(({ id }) => id !== shellPack && id !== searchPack);
    const isEvent = (id: string) => id.startsWith(eventPack(''));
    list.replaceChildren(
      ...packs
        .sort((a, b) => Number(isEvent(a.id)) - Number(isEvent(b.id)))
        .map((pack) => {
          const row = document.createElement('li');
          const one = Object.assign(document.createElement('save-pack'), { hidden: true });
          one.dataset.pack = pack.id;
          row.append(
            Object.assign(document.createElement('strong'), { textContent: packTitle(pack) }),
            one,
          );
          return row;
        }),
    );
    this.#part('choose')?.removeAttribute('hidden');
  }

  #toggle(state: DeviceState | undefined): void {
    const show = (name: string, isShown: boolean) =>
      this.#part(name)?.toggleAttribute('hidden', !isShown);
    show('parts', Boolean(state));
    show('list', Boolean(state));
    show('forget', Boolean(state));
    show('retry', state?.complete === false && navigator.onLine);
  }

  #list({ pages }: DeviceState): void {
    const rows = parts.map(([name, pattern]) => {
      const row = document.createElement('div');
      row.append(
        Object.assign(document.createElement('dt'), { textContent: name }),
        Object.assign(document.createElement('dd'), {
          textContent: `${pages.filter((path) => pattern.test(path)).length} trang`,
        }),
      );
      return row;
    });
    this.#part('parts')?.replaceChildren(...rows);
    this.#part('pages')?.replaceChildren(
      ...pages.map((path) => {
        const item = document.createElement('li');
        item.append(Object.assign(document.createElement('a'), { href: path, textContent: path }));
        return item;
      }),
    );
  }

  async #retry(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration();
    // A worker that is already active does not install again by itself: take it away and start afresh.
    await registration?.unregister();
    location.reload();
  }

  async #forget(): Promise<void> {
    if (!confirm('Xóa bản lưu trên máy này? Khi có mạng, mở lại Cầm Tay thì máy sẽ lưu lại.'))
      return;
    for (const name of await caches.keys()) if (isOurCache(name)) await caches.delete(name);
    await (await navigator.serviceWorker.getRegistration())?.unregister();
    this.#part('packs')?.replaceChildren();
    this.#part('choose')?.setAttribute('hidden', '');
    await this.#show();
  }
}

customElements.define('saved-pages', SavedPages);
