import { download } from '#device/download.ts';
import { dropFiles, dropPage, notebook, saveFile, saveNotebook } from '#device/notebook.ts';
import { everything, wipe } from '#device/store.ts';
import { countedFor, fileState } from '#domain/file-state.ts';
import { type FiledFile, fileKey, type Notebook } from '#domain/notebook.ts';
import { merged, mostImported, readNotebook, writeNotebook } from '#domain/notebook-file.ts';
import { type Calendar, filedAt } from '#domain/result-date.ts';
import { notebookIn } from '#i18n/notebook.ts';
import { resultDateIn } from '#i18n/result-date.ts';
import { downloadReminders } from './reminders.ts';
import { countInWords, showLines } from './result-day.ts';

const say = notebookIn('vi');
const { howCounted, lines } = resultDateIn('vi');

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * The notebook of this device: files that are on their way, pages with ticks, reminders, a file to carry it all elsewhere,
 * and one button that takes everything away.
 */
class NoteBook extends HTMLElement {
  #calendar: Calendar = { years: [] };

  connectedCallback(): void {
    this.#calendar = JSON.parse(this.dataset.calendar ?? '{"years":[]}');
    this.#show();
    // It may have been left open over midnight, or changed in another tab.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#show();
    });

    this.#on('[data-remind]', () => {
      const count = downloadReminders(notebook().files, this.#calendar);
      this.#tell('[data-moved]', '');
      this.#tell('[data-status]', count > 0 ? say.reminderSent : say.noReminders);
    });
    this.#on('[data-export]', () => {
      download('cam-tay-so-tay.json', 'application/json', writeNotebook(notebook()));
      this.#tell('[data-moved]', say.exported);
    });
    const file = this.querySelector<HTMLInputElement>('[data-import]');
    file?.addEventListener('change', async () => {
      const [chosen] = file.files ?? [];
      if (chosen) this.#tell('[data-moved]', await this.#take(chosen));
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
      open(false);
      this.#show();
      this.#tell('[data-wiped]', say.wiped);
      opener?.focus();
    });
  }

  #on(selector: string, act: () => void): void {
    this.querySelector(selector)?.addEventListener('click', act);
  }

  #tell(selector: string, words: string): void {
    const box = this.querySelector(selector);
    if (box) box.textContent = words;
  }

  async #take(chosen: File): Promise<string> {
    if (chosen.size > mostImported) return say.importRefused('tooLarge');
    const read = readNotebook(await chosen.text());
    if ('problem' in read) return say.importRefused(read.problem);
    const { files, saved, ticks } = read.notebook;
    return saveNotebook(merged(notebook(), read.notebook))
      ? say.imported(files.length, new Set([...Object.keys(saved), ...Object.keys(ticks)]).size)
      : say.importFull;
  }

  #show(): void {
    const book = notebook();
    const { saved, ticks, files } = book;
    const today = filedAt(new Date()).day;
    const open = (file: FiledFile): string =>
      `${file.isFetched ? 1 : 0}${fileState(file, today, this.#calendar).day ?? '9'}`;
    this.querySelector('[data-files]')?.replaceChildren(
      ...[...files]
        .sort((a, b) => (open(a) < open(b) ? -1 : 1))
        .map((file) => this.#file(file, today)),
    );
    this.querySelector('[data-no-files]')?.toggleAttribute('hidden', files.length > 0);

    const pages = [...new Set([...Object.keys(ticks), ...Object.keys(saved)])];
    this.querySelector('[data-notes]')?.replaceChildren(
      ...pages.map((page) => this.#page(page, book)),
    );
    this.querySelector('[data-none]')?.toggleAttribute('hidden', pages.length > 0);

    const all = everything();
    const kinds = Object.keys(all).map(say.kindOf);
    showLines(this.querySelector('[data-kinds]'), 'li', [...new Set(kinds)]);
    this.#tell(
      '[data-raw]',
      Object.entries(all)
        .map(([key, text]) => `${key}: ${text}`)
        .join('\n'),
    );
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

  #file(file: FiledFile, today: string): Node {
    const state = fileState(file, today, this.#calendar);
    /** Drawn anew, the card is another element: whoever uses the keyboard stays at the same field. */
    const change = (part: Partial<FiledFile>, field: string): void => {
      saveFile({ ...file, ...part, changed: new Date().toISOString() });
      this.#show();
      for (const card of this.querySelectorAll<HTMLElement>('[data-key]'))
        if (card.dataset.key === fileKey(file)) card.querySelector<HTMLElement>(field)?.focus();
    };
    const item = element(
      'li',
      { className: 'card' },
      element('h3', {}, element('a', { href: `/${file.page}/`, textContent: file.title })),
      element('p', {
        className: state.kind === 'over' || state.kind === 'today' ? 'note' : 'state',
        textContent: say.state(state, file.appointed !== ''),
      }),
    );
    item.dataset.key = fileKey(file);
    if (state.kind === 'over')
      item.append(
        element('p', {}, element('a', { href: '/noi-ho-tro/', textContent: say.whereToAsk })),
      );
    const facts = element('dl', { className: 'rows' });
    for (const [term, words] of [
      [say.number, file.number || say.noNumber],
      [say.filed, say.filedAt(file.day, file.time)],
    ] as const)
      facts.append(
        element(
          'div',
          {},
          element('dt', { textContent: term }),
          element('dd', { textContent: words }),
        ),
      );
    item.append(facts);

    if (!file.appointed && !file.isFetched) {
      const count = element('ol', { className: 'count' });
      count.setAttribute('role', 'list');
      const days = countInWords(
        { day: file.day, ...(file.time && { time: file.time }) },
        file.limit,
        this.#calendar,
        file.closes,
      );
      showLines(count, 'li', days);
      const why = element('div', {});
      // The day itself stands above.
      const words = lines(countedFor(file, this.#calendar), file.closes);
      showLines(why, 'p', words.slice(days.length > 0 ? 1 : 0));
      item.append(
        element(
          'details',
          { className: 'question' },
          element('summary', { textContent: howCounted }),
          count,
          why,
        ),
      );
    }

    const appointed = element('input', { type: 'date', value: file.appointed });
    appointed.addEventListener('change', () => {
      if (/^(?:20\d\d-.*)?$/.test(appointed.value))
        change({ appointed: appointed.value }, '[type=date]');
    });
    const fetched = element('input', { type: 'checkbox', checked: file.isFetched });
    fetched.addEventListener('change', () =>
      change({ isFetched: fetched.checked }, '[type=checkbox]'),
    );
    item.append(
      element('div', { className: 'fields' }, element('label', {}, say.appointed, appointed)),
      element(
        'label',
        { className: 'tick' },
        fetched,
        element('span', { textContent: say.fetched }),
      ),
    );

    const remind = element('button', { type: 'button', textContent: say.reminder });
    remind.hidden = !state.day || file.isFetched;
    remind.addEventListener('click', () => {
      downloadReminders([file], this.#calendar);
      this.#tell('[data-status]', say.reminderSent);
    });
    const drop = element('button', { type: 'button', className: 'danger', textContent: say.drop });
    drop.addEventListener('click', () => {
      const before = notebook();
      dropFiles((other) => fileKey(other) === fileKey(file));
      this.#dropped(say.dropped, before);
    });
    for (const button of [remind, drop])
      button.setAttribute('aria-label', `${button.textContent}: ${file.title} ${file.number}`);
    item.append(element('div', { className: 'pair' }, remind, drop));
    return item;
  }
}

customElements.define('note-book', NoteBook);
