import { pdf } from 'tinypdf';
import {
  type Fineness,
  type Format,
  fileName,
  finenesses,
  finestUnder,
  formatOf,
  pixelSize,
  placeOnSheet,
} from '#domain/paper-file.ts';
import { applyLook, greyOf, type Look } from '#domain/picture.ts';
import { judgePaper, limits, type PaperFault } from '#domain/picture-faults.ts';
import {
  inPixels,
  type Quad,
  sidesOf,
  straightened,
  turnedRight,
  wholeQuad,
} from '#domain/quad.ts';
import { paperCameraIn } from '#i18n/paper-camera.ts';
import { button, cornerEditor } from './corner-editor.ts';
import {
  canDraw,
  drawn,
  forget,
  jpegOf,
  painted,
  pixelsOf,
  ReadyFile,
  readPhoto,
  turned,
  within,
} from './picture-io.ts';

const say = paperCameraIn('vi');

/** More do not fit under any limit, nor into the memory of a small phone. */
const mostPages = 20;
/** Long side of what is measured: an A4 page at 150 dots to an inch, for which the limits were chosen. */
const judgedLong = 1754;
/** Long side of what is shown on a card. */
const shownLong = 900;

/** A photo while one works on it. Only a JPEG and a small picture stay in memory. */
interface PaperPage {
  readonly photo: Blob;
  readonly faults: readonly PaperFault[];
  /** The sheet that was found, turned along with the picture. */
  found: Quad | undefined;
  /** Upright and small, for the card and the editor. */
  small: HTMLCanvasElement;
  /** Quarter turns to the right since the photo was read. */
  quarters: number;
  /** Pixels of the photo as it is turned now. */
  width: number;
  height: number;
  corners: Quad;
  format: Format;
  /** Whether the person chose the format: then no frame changes it. */
  formatChosen: boolean;
  isEdited: boolean;
}

/**
 * Photos of papers → one PDF under a limit, on this device alone. Nothing is sent and nothing is stored; leaving the page
 * takes everything away, also for the browser's way back.
 */
class PaperCamera extends HTMLElement {
  #pages: PaperPage[] = [];
  #ready: ReadyFile | undefined;
  /** Work that was begun before everything was taken away must not bring it back. */
  #round = 0;
  /** Which state of the pages a file is made from. */
  #version = 0;

  connectedCallback(): void {
    const byHand = document.querySelector<HTMLElement>('[data-by-hand]');
    this.hidden = !canDraw();
    if (byHand) byHand.hidden = canDraw();
    if (!canDraw()) return;
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type=file]'))
      input.addEventListener('change', () => {
        const files = [...(input.files ?? [])];
        // Emptied at once: a way back must not find the choice again, and the same photo can be chosen twice.
        input.value = '';
        void this.#add(files);
      });
    this.#on('[data-look]', 'change', () => void this.#showAll());
    this.#on('[data-limit]', 'change', () => this.#outdate());
    this.#on('[data-name]', 'input', () => {
      this.#name();
      this.#outdate();
    });
    this.#on('[data-make]', 'click', () => void this.#make());
    this.#on('[data-save]', 'click', () => {
      this.#ready?.save();
      if (this.#ready) this.#tell('[data-made]', say.saved(this.#ready.file.name));
    });
    this.#on('[data-share]', 'click', () => void this.#ready?.share());
    this.#on('[data-wipe]', 'click', () => {
      this.#wipe();
      this.#tell('[data-added]', say.wiped);
      this.querySelector<HTMLElement>('input[type=file]')?.focus();
    });
    window.addEventListener('pagehide', () => this.#wipe());
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#wipe();
    });
    this.#name();
  }

  #on(selector: string, event: string, act: () => void): void {
    this.querySelector(selector)?.addEventListener(event, act);
  }

  #tell(selector: string, words: string): void {
    const line = this.querySelector(selector);
    if (line) line.textContent = words;
  }

  #value(selector: string): string {
    return this.querySelector<HTMLInputElement | HTMLSelectElement>(selector)?.value ?? '';
  }

  get #look(): Look {
    const value = this.#value('[data-look]');
    return value === 'white' || value === 'grey' ? value : 'photo';
  }

  get #fileName(): string {
    return fileName(this.#value('[data-name]'), 'pdf');
  }

  #name(): void {
    this.#tell('[data-named]', say.named(this.#fileName));
  }

  /** Takes everything away: pictures, file, addresses, what was typed. */
  #wipe(): void {
    this.#round += 1;
    for (const page of this.#pages) forget(page.small);
    for (const canvas of this.querySelectorAll('canvas')) forget(canvas);
    this.#pages = [];
    this.#dropFile();
    for (const input of this.querySelectorAll('input')) input.value = '';
    this.querySelector('[data-pages]')?.replaceChildren();
    for (const line of this.querySelectorAll('[role=status]')) line.textContent = '';
    this.#name();
    this.#showParts();
  }

  #dropFile(): void {
    this.#ready?.forget();
    this.#ready = undefined;
    const result = this.querySelector<HTMLElement>('[data-result]');
    if (result) result.hidden = true;
  }

  /** What was made is no longer what the page shows. */
  #outdate(): void {
    this.#version += 1;
    if (!this.#ready) return;
    this.#dropFile();
    this.#tell('[data-made]', say.changed);
  }

  #showParts(): void {
    for (const part of this.querySelectorAll<HTMLElement>('[data-with-pages]'))
      part.hidden = this.#pages.length === 0;
  }

  async #add(files: readonly File[]): Promise<void> {
    const round = this.#round;
    const troubles: string[] = [];
    let added = 0;
    for (const [nth, file] of files.entries()) {
      if (this.#pages.length >= mostPages) {
        troubles.push(say.tooMany(mostPages));
        break;
      }
      this.#tell('[data-added]', say.reading(nth + 1, files.length));
      await painted();
      const page = await this.#read(file).catch(() => undefined);
      if (round !== this.#round) return;
      if (!page) {
        troubles.push(say.unreadable(file.name));
        continue;
      }
      this.#pages.push(page);
      added += 1;
    }
    if (added > 0) this.#outdate();
    this.#showParts();
    await this.#showAll();
    if (round === this.#round)
      this.#tell('[data-added]', [...(added > 0 ? [say.added(added)] : []), ...troubles].join(' '));
  }

  async #read(file: File): Promise<PaperPage> {
    const photo = await readPhoto(file);
    const judged = within(photo, judgedLong);
    const { faults, found } = judgePaper(greyOf(pixelsOf(judged)), photo.width / judged.width);
    forget(judged);
    const page: PaperPage = {
      photo: await jpegOf(photo, 0.92),
      faults,
      found: found?.corners,
      small: within(photo, shownLong),
      quarters: 0,
      width: photo.width,
      height: photo.height,
      corners: wholeQuad,
      format: 'free',
      formatChosen: false,
      isEdited: false,
    };
    forget(photo);
    return page;
  }

  async #showAll(): Promise<void> {
    this.#outdate();
    const list = this.querySelector('[data-pages]');
    for (const canvas of list?.querySelectorAll('canvas') ?? []) forget(canvas);
    list?.replaceChildren(...this.#pages.map((page, nth) => this.#card(page, nth)));
    this.#showParts();
  }

  /** Puts a card anew, and the focus back on the button that was pressed in it. */
  #redraw(page: PaperPage, focus: string): void {
    this.#outdate();
    const nth = this.#pages.indexOf(page);
    const old = this.querySelectorAll('[data-pages] > li')[nth];
    for (const canvas of old?.querySelectorAll('canvas') ?? []) forget(canvas);
    const card = this.#card(page, nth);
    old?.replaceWith(card);
    card.querySelector<HTMLElement>(`[data-do="${focus}"]`)?.focus();
  }

  #card(page: PaperPage, nth: number): HTMLElement {
    const card = Object.assign(document.createElement('li'), { className: 'paper-page' });
    const heading = Object.assign(document.createElement('h3'), {
      textContent: say.page(nth + 1, this.#pages.length),
      tabIndex: -1,
    });
    const shown = rendered(page.small, page, shownLong, this.#look);
    shown.setAttribute('role', 'img');
    shown.setAttribute('aria-label', say.pictureOf(nth + 1));
    const row = Object.assign(document.createElement('div'), { className: 'paper-buttons' });
    const act = (key: string, words: string, press: () => void): HTMLButtonElement => {
      const made = button(words, press, say.forPage(words, nth + 1));
      made.dataset.do = key;
      return made;
    };
    const editor = Object.assign(document.createElement('div'), { hidden: true });
    const edit = act('edit', say.edit, () => {
      editor.hidden = !editor.hidden;
      edit.setAttribute('aria-expanded', String(!editor.hidden));
      for (const canvas of editor.querySelectorAll('canvas')) forget(canvas);
      if (editor.hidden) return editor.replaceChildren();
      editor.replaceChildren(
        cornerEditor(page.small, {
          corners: page.isEdited ? page.corners : (page.found ?? page.corners),
          found: page.found,
          done: (corners) => {
            this.#crop(page, corners);
            this.#redraw(page, 'edit');
            this.#tell('[data-added]', say.cropped(nth + 1));
          },
        }),
      );
      editor.querySelector<HTMLElement>('.corner')?.focus();
    });
    edit.setAttribute('aria-expanded', 'false');
    const crop = act('crop', say.crop, () => {
      this.#crop(page, page.found ?? wholeQuad);
      this.#redraw(page, 'edit');
      this.#tell('[data-added]', say.cropped(nth + 1));
    });
    crop.className = 'go';
    row.append(
      ...(page.found && !page.isEdited ? [crop] : []),
      act('turn', say.turn, () => {
        this.#turn(page);
        this.#redraw(page, 'turn');
        this.#tell('[data-added]', say.turned(nth + 1));
      }),
      edit,
      ...(nth > 0 ? [act('up', say.up, () => this.#move(nth, nth - 1, 'up'))] : []),
      ...(nth < this.#pages.length - 1
        ? [act('down', say.down, () => this.#move(nth, nth + 1, 'down'))]
        : []),
      act('remove', say.remove, () => this.#remove(nth)),
    );
    card.append(heading, shown, this.#advice(page), row, editor, this.#formats(page, nth));
    return card;
  }

  #advice(page: PaperPage): HTMLElement {
    const faults = page.faults.filter(({ kind }) => !(kind === 'tilted' && page.isEdited));
    const { width, height } = sidesOf(inPixels(page.corners, page.width, page.height));
    if (Math.max(width, height) < limits.long && !faults.some(({ kind }) => kind === 'small'))
      faults.push({ kind: 'small' });
    if (faults.length === 0)
      return Object.assign(document.createElement('p'), {
        textContent: page.found || page.isEdited ? say.noFault : say.noPaper,
      });
    const list = Object.assign(document.createElement('ul'), { className: 'faults' });
    list.append(
      ...faults.map((fault) => {
        const { wrong, doThis } = say.paperFault(fault);
        const item = document.createElement('li');
        item.dataset.fault = fault.kind;
        item.append(
          Object.assign(document.createElement('strong'), { textContent: wrong }),
          ` ${doThis}`,
        );
        return item;
      }),
    );
    return list;
  }

  #formats(page: PaperPage, nth: number): HTMLElement {
    const label = Object.assign(document.createElement('label'), { textContent: say.format });
    const select = document.createElement('select');
    select.setAttribute('aria-label', say.forPage(say.format, nth + 1));
    select.dataset.do = 'format';
    select.append(
      ...(['a4', 'card', 'free'] as const).map((format) =>
        Object.assign(document.createElement('option'), {
          value: format,
          textContent: say.formats[format],
          selected: format === page.format,
        }),
      ),
    );
    select.addEventListener('change', () => {
      const { value } = select;
      page.format = value === 'a4' || value === 'card' ? value : 'free';
      page.formatChosen = true;
      this.#redraw(page, 'format');
    });
    label.append(select);
    const line = document.createElement('p');
    line.append(label);
    return line;
  }

  #crop(page: PaperPage, corners: Quad): void {
    page.corners = corners;
    page.isEdited = true;
    const isWhole = corners.every(
      ({ x, y }, at) => x === wholeQuad[at]?.x && y === wholeQuad[at]?.y,
    );
    if (!page.formatChosen)
      page.format = isWhole
        ? 'free'
        : formatOf(sidesOf(inPixels(corners, page.width, page.height)));
  }

  #turn(page: PaperPage): void {
    const small = turned(page.small, 1);
    forget(page.small);
    page.small = small;
    page.quarters = (page.quarters + 1) % 4;
    [page.width, page.height] = [page.height, page.width];
    page.corners = turnedRight(page.corners);
    page.found = page.found && turnedRight(page.found);
  }

  #move(from: number, to: number, way: 'up' | 'down'): void {
    const [page] = this.#pages.splice(from, 1);
    if (!page) return;
    this.#pages.splice(to, 0, page);
    void this.#showAll();
    this.#tell('[data-added]', say.moved(to + 1));
    const card = this.querySelectorAll('[data-pages] > li')[to];
    (
      card?.querySelector<HTMLElement>(`[data-do="${way}"]`) ??
      card?.querySelector<HTMLElement>('[data-do="turn"]')
    )?.focus();
  }

  #remove(nth: number): void {
    const [page] = this.#pages.splice(nth, 1);
    forget(page?.small);
    void this.#showAll();
    this.#tell('[data-added]', say.removed(nth + 1));
    const cards = this.querySelectorAll<HTMLElement>('[data-pages] > li h3');
    (
      cards[Math.min(nth, cards.length - 1)] ?? this.querySelector<HTMLElement>('input[type=file]')
    )?.focus();
  }

  async #make(): Promise<void> {
    const [round, version] = [this.#round, this.#version];
    const make = this.querySelector<HTMLButtonElement>('[data-make]');
    if (make?.getAttribute('aria-disabled') === 'true') return;
    this.#dropFile();
    make?.setAttribute('aria-disabled', 'true');
    this.#tell('[data-made]', say.making);
    await painted();
    const limit = Number(this.#value('[data-limit]')) * 1_000_000;
    const name = this.#fileName;
    const pages = [...this.#pages];
    try {
      const made = await makePdf(pages, this.#look, limit);
      // Left meanwhile: what was made belongs to nobody.
      if (round !== this.#round) return;
      if (version !== this.#version) return this.#tell('[data-made]', say.changed);
      if (!made) return this.#tell('[data-made]', say.tooLarge(limit));
      this.#ready = new ReadyFile(made.bytes, name, 'application/pdf');
      this.#tell(
        '[data-made]',
        [
          say.made(name, pages.length, made.bytes.length),
          ...(made.isCoarse ? [say.coarse] : []),
        ].join(' '),
      );
      const result = this.querySelector<HTMLElement>('[data-result]');
      if (result) result.hidden = false;
      const share = this.querySelector<HTMLElement>('[data-share]');
      if (share) share.hidden = !this.#ready.canShare;
      this.querySelector<HTMLElement>('[data-save]')?.focus();
    } catch {
      if (round === this.#round) this.#tell('[data-made]', say.failed);
    } finally {
      make?.removeAttribute('aria-disabled');
    }
  }
}

/** The page between its corners, straight and in its format, at most `long` pixels long. */
function rendered(
  source: HTMLCanvasElement,
  { corners, format }: Pick<PaperPage, 'corners' | 'format'>,
  long: number,
  look: Look,
): HTMLCanvasElement {
  const quad = inPixels(corners, source.width, source.height);
  const { width, height } = pixelSize(format, sidesOf(quad), long);
  const picture = straightened(pixelsOf(source), quad, width, height);
  applyLook(picture, look);
  return drawn(picture);
}

interface MadePdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isCoarse: boolean;
}

/** One page at a time: only one photo is ever unpacked. */
async function makePdf(
  pages: readonly PaperPage[],
  look: Look,
  limit: number,
): Promise<MadePdf | undefined> {
  const sizes: { width: number; height: number }[] = [];
  const write = async ({ long, qualities }: Fineness): Promise<Blob[][]> => {
    const byQuality: Blob[][] = qualities.map(() => []);
    for (const [nth, page] of pages.entries()) {
      await painted();
      const photo = await readPhoto(page.photo);
      const upright = turned(photo, page.quarters);
      forget(photo);
      const full = rendered(upright, page, finenesses[0]?.long ?? long, look);
      forget(upright);
      // Made smaller only now: print that is straightened and shrunk at once gets ragged.
      const straight = within(full, long);
      forget(full);
      sizes[nth] = { width: straight.width, height: straight.height };
      for (const [at, quality] of qualities.entries())
        byQuality[at]?.push(await jpegOf(straight, quality));
      forget(straight);
    }
    return byQuality;
  };
  const fitting = await finestUnder(limit, write);
  if (!fitting) return undefined;
  const file = pdf();
  for (const [nth, blob] of fitting.pictures.entries()) {
    const picture = new Uint8Array(await blob.arrayBuffer());
    const { sheet, x, y, width, height } = placeOnSheet(
      pages[nth]?.format ?? 'free',
      sizes[nth] ?? { width: 1, height: 1 },
    );
    file.page(sheet.width, sheet.height, (page) => page.image(picture, x, y, width, height));
  }
  return { bytes: new Uint8Array(file.build()), isCoarse: fitting.isCoarse };
}

customElements.define('paper-camera', PaperCamera);
