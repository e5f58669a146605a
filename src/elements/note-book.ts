import { download } from '#device/download.ts';
import { applyLook } from '#device/look.ts';
import { dropPage, notebook, saveNotebook } from '#device/notebook.ts';
import { everything, wipe } from '#device/store.ts';
import type { Notebook } from '#domain/notebook.ts';
import { notebookIn } from '#i18n/notebook.ts';
import { element } from './element.ts';

const say = notebookIn('vi');

/**
 * The notebook of this device: files that are on their way, pages with ticks, reminders, a file to carry it all elsewhere,
 * and one button that takes everything away. What only some need, or only after a tap, is loaded then.
 */
class NoteBook extends HTMLElement {
  connectedCallback(): void {
    // It may have been left open over midnight, or changed in another tab.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#show();
    });

    this.#on('[data-remind]', async () => {
      const { downloadReminders } = await import('./reminders.ts');
      this.#tell('[data-status]', await downloadReminders(notebook().files));
    });
    this.#on('[data-export]', async () => {
      const { writeNotebook } = await import('#domain/notebook-file.ts');
      download('cam-tay-so-tay.json', 'application/json', writeNotebook(notebook()));
      this.#tell('[data-moved]', say.exported);
    });
    const file = this.querySelector<HTMLInputElement>('[data-import]');
    file?.addEventListener('change', async () => {
      const [chosen] = file.files ?? [];
      if (chosen) this.#tell('[data-moved]', await this.#take(chosen).catch(() => say.notLoaded));
      // So that the same file can be chosen again.
      file.value = '';
      this.#show();
    });

    const ask = this.querySelector<HTMLElement>('#xoa-that');
    const opener = this.querySelector<HTMLButtonElement>('[data-wipe]');
    const open = (isOpen: boolean): void => {
      if (ask) ask.hidden = !isOpen;
      opener?.setAttribute('aria-expanded', String(isOpen));
    };
    // Not `confirm`: browsers inside other apps answer it with “no” and show nothing.
    this.#on('[data-wipe]', () => open(ask?.hidden === true));
    this.#on('[data-wipe-not]', () => {
      open(false);
      opener?.focus();
    });
    this.#on('[data-wipe-now]', () => {
      wipe();
      applyLook();
      open(false);
      this.#show();
      this.#tell('[data-wiped]', say.wiped);
      opener?.focus();
    });
    this.#show();
  }

  /** What could not be loaded, for want of network, is said where the person looks. */
  #on(selector: string, act: () => void | Promise<void>): void {
    const button = this.querySelector(selector);
    button?.addEventListener('click', async () => {
      try {
        await act();
      } catch {
        this.#tell('[data-status]', say.notLoaded);
      }
    });
  }

  #tell(selector: string, words: string): void {
    const box = this.querySelector(selector);
    if (box) box.textContent = words;
  }

  async #take(chosen: File): Promise<string> {
    const { merged, mostImported, readNotebook } = await import('#domain/notebook-file.ts');
    if (chosen.size > mostImported) return say.importRefused('tooLarge');
    const read = readNotebook(await chosen.text());
    if ('problem' in read) return say.importRefused(read.problem);
    const { files, saved, ticks } = read.notebook;
    return saveNotebook(merged(notebook(), read.notebook))
      ? say.imported(files.length, new Set([...Object.keys(saved), ...Object.keys(ticks)]).size)
      : say.importFull;
  }

  async #show(): Promise<void> {
    const book = notebook();
    const pages = [...new Set([...Object.keys(book.ticks), ...Object.keys(book.saved)])];
    this.querySelector('[data-notes]')?.replaceChildren(
      ...pages.map((page) => this.#page(page, book)),
    );
    this.querySelector('[data-none]')?.toggleAttribute('hidden', pages.length > 0);
    this.querySelector('[data-no-files]')?.toggleAttribute('hidden', book.files.length > 0);

    const all = everything();
    this.querySelector('[data-kinds]')?.replaceChildren(
      ...[...new Set(Object.keys(all).map(say.kindOf))].map((textContent) =>
        element('li', { textContent }),
      ),
    );
    this.#tell(
      '[data-raw]',
      Object.entries(all)
        .map(([key, text]) => `${key}: ${text}`)
        .join('\n'),
    );
    await this.#showFiles();
  }

  async #showFiles(): Promise<void> {
    const box = this.querySelector('[data-files]');
    try {
      const cards =
        notebook().files.length > 0
          ? await (await import('./file-cards.ts')).fileCards(() => notebook().files, {
              tell: (words) => this.#tell('[data-status]', words),
              dropped: (words, before) => this.#dropped(words, before),
              show: () => this.#show(),
            })
          : [];
      box?.replaceChildren(...cards);
    } catch {
      // Without it at least the numbers are there.
      box?.replaceChildren(
        ...notebook().files.map(({ title, number }) =>
          element('li', { textContent: `${title}: ${number}` }),
        ),
      );
    }
  }

  /** Says what was taken out, and gives it back on request: a finger slips easily. */
  #dropped(words: string, before: Notebook): void {
    this.#show();
    this.#tell('[data-status]', `${words} `);
    const undo = element('button', { type: 'button', textContent: say.undo });
    undo.addEventListener('click', () => {
      saveNotebook(before);
      this.#show();
      this.#tell('[data-status]', say.undone);
    });
    this.querySelector('[data-status]')?.append(undo);
    undo.focus();
  }

  #page(page: string, { saved, ticks, steps, totals }: Notebook): Node {
    const names = ticks[page]?.names ?? [];
    const title = saved[page] ?? ticks[page]?.title ?? page;
    const done = names.filter((name) => name.startsWith('buoc-')).length;
    const step = steps[page] ?? 0;
    const drop = element('button', {
      type: 'button',
      className: 'plain-button',
      textContent: say.dropPage,
    });
    drop.setAttribute('aria-label', `${say.dropPage}: ${title}`);
    drop.addEventListener('click', () => {
      const before = notebook();
      dropPage(page);
      this.#dropped(say.pageDropped, before);
    });
    const progress = [
      say.progress(names.length - done, done, totals[page]),
      step > 1 && say.goOn(step),
    ];
    return element(
      'li',
      {},
      element(
        'a',
        { href: `/${page}/${step > 1 ? `#buoc-${step}` : ''}` },
        element('strong', { textContent: title }),
        element('small', { textContent: progress.filter(Boolean).join(', ') }),
      ),
      drop,
    );
  }
}

customElements.define('note-book', NoteBook);
