import { applyLook } from '#device/look.ts';
import { wipe } from '#device/store.ts';
import { allTicks } from '#device/ticks.ts';

/** The pages with ticks on this device, and one button that takes them all away. */
class NoteBook extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    this.querySelector('[data-wipe]')?.addEventListener('click', () => {
      if (!confirm('Xóa hết dấu và cài đặt trên máy này?')) return;
      wipe();
      applyLook();
      this.#show();
      const status = this.querySelector('[role=status]');
      if (status) status.textContent = 'Đã xóa hết trên máy này.';
    });
  }

  #show(): void {
    const pages = Object.entries(allTicks());
    this.querySelector('[data-notes]')?.replaceChildren(
      ...pages.map(([path, { title, names }]) => {
        const link = Object.assign(document.createElement('a'), { href: `/${path}/` });
        const steps = names.filter((name) => name.startsWith('buoc-')).length;
        const things = names.length - steps;
        link.append(
          Object.assign(document.createElement('strong'), { textContent: title }),
          Object.assign(document.createElement('small'), {
            textContent: [things > 0 && `đã có ${things} thứ`, steps > 0 && `xong ${steps} bước`]
              .filter(Boolean)
              .join(', '),
          }),
        );
        const item = document.createElement('li');
        item.append(link);
        return item;
      }),
    );
    this.querySelector('[data-none]')?.toggleAttribute('hidden', pages.length > 0);
  }
}

customElements.define('note-book', NoteBook);
