import { fileName } from '#domain/paper-file.ts';
import {
  type Framing,
  framed,
  judgePortrait,
  mostPortrait,
  portraitRatio,
} from '#domain/portrait.ts';
import { paperCameraIn } from '#i18n/paper-camera.ts';
import {
  canDraw,
  canvasOf,
  forget,
  jpegOf,
  penOf,
  pixelsOf,
  ReadyFile,
  readPhoto,
  turned,
} from './picture-io.ts';

const say = paperCameraIn('vi');

const start: Framing = { x: 0.5, y: 0.5, zoom: 1 };
/** One press moves the frame by so much of its own size, and enlarges by so much. */
const [stride, growth] = [0.04, 1.1];

/**
 * A photo behind a frame of 4 × 6 cm: moved and enlarged with buttons, by keyboard or by dragging, checked for what can be
 * counted, and saved as a JPEG. Nobody's face is looked for.
 */
class PortraitFrame extends HTMLElement {
  #photo: HTMLCanvasElement | undefined;
  #framing = start;
  #ready: ReadyFile | undefined;
  #round = 0;

  connectedCallback(): void {
    const byHand = document.querySelector<HTMLElement>('[data-by-hand]');
    this.hidden = !canDraw();
    if (byHand) byHand.hidden = canDraw();
    if (!canDraw()) return;
    for (const input of this.querySelectorAll<HTMLInputElement>('input[type=file]'))
      input.addEventListener('change', () => {
        const file = input.files?.[0];
        input.value = '';
        if (file) void this.#open(file);
      });
    for (const press of this.querySelectorAll<HTMLElement>('[data-move]'))
      press.addEventListener('click', () => this.#move(press.dataset.move ?? ''));
    this.querySelector('[data-save]')?.addEventListener('click', () => void this.#save());
    this.querySelector('[data-wipe]')?.addEventListener('click', () => {
      this.#wipe();
      this.#tell('[data-added]', say.wiped);
      this.querySelector<HTMLElement>('input[type=file]')?.focus();
    });
    this.#drag();
    window.addEventListener('pagehide', () => this.#wipe());
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#wipe();
    });
  }

  #tell(selector: string, words: string): void {
    const line = this.querySelector(selector);
    if (line) line.textContent = words;
  }

  #wipe(): void {
    this.#round += 1;
    forget(this.#photo);
    for (const canvas of this.querySelectorAll('canvas')) forget(canvas);
    this.#photo = undefined;
    this.#ready?.forget();
    this.#ready = undefined;
    this.querySelector('[data-frame]')?.replaceChildren();
    this.querySelector('[data-faults]')?.replaceChildren();
    for (const line of this.querySelectorAll('[role=status]')) line.textContent = '';
    for (const part of this.querySelectorAll<HTMLElement>('[data-with-photo]')) part.hidden = true;
  }

  async #open(file: File): Promise<void> {
    this.#wipe();
    const round = this.#round;
    this.#tell('[data-added]', say.reading(1, 1));
    const photo = await readPhoto(file).catch(() => undefined);
    if (round !== this.#round) return forget(photo);
    if (!photo) return this.#tell('[data-added]', say.unreadable(file.name));
    this.#photo = photo;
    this.#framing = start;
    for (const part of this.querySelectorAll<HTMLElement>('[data-with-photo]')) part.hidden = false;
    this.#tell('[data-added]', say.opened);
    this.#show();
  }

  #move(way: string): void {
    if (!this.#photo) return;
    const { width, height } = framed(this.#photo, this.#framing);
    const [dx, dy] = [(stride * width) / this.#photo.width, (stride * height) / this.#photo.height];
    const { x, y, zoom } = this.#framing;
    if (way === 'turn') {
      const upright = turned(this.#photo, 1);
      forget(this.#photo);
      this.#photo = upright;
      this.#framing = start;
    }
    // The photo moves behind the frame, as the words on the buttons say.
    if (way === 'left') this.#put({ x: x + dx, y, zoom });
    if (way === 'right') this.#put({ x: x - dx, y, zoom });
    if (way === 'up') this.#put({ x, y: y + dy, zoom });
    if (way === 'down') this.#put({ x, y: y - dy, zoom });
    if (way === 'larger') this.#put({ x, y, zoom: zoom * growth });
    if (way === 'smaller') this.#put({ x, y, zoom: zoom / growth });
    this.#show();
  }

  /** Where the frame really stands: a press against the edge of the photo must not pile up. */
  #put(framing: Framing): void {
    if (!this.#photo) return;
    const zoom = Math.min(4, Math.max(1, framing.zoom));
    const { left, top, width, height } = framed(this.#photo, framing);
    this.#framing = {
      x: (left + width / 2) / this.#photo.width,
      y: (top + height / 2) / this.#photo.height,
      zoom,
    };
  }

  #drag(): void {
    const stage = this.querySelector<HTMLElement>('[data-frame]');
    let from: { x: number; y: number } | undefined;
    stage?.addEventListener('pointerdown', ({ clientX, clientY, pointerId }) => {
      from = { x: clientX, y: clientY };
      stage.setPointerCapture(pointerId);
    });
    stage?.addEventListener('pointermove', ({ clientX, clientY }) => {
      if (!from || !this.#photo) return;
      const scale = framed(this.#photo, this.#framing).width / stage.clientWidth;
      this.#put({
        ...this.#framing,
        x: this.#framing.x - ((clientX - from.x) * scale) / this.#photo.width,
        y: this.#framing.y - ((clientY - from.y) * scale) / this.#photo.height,
      });
      from = { x: clientX, y: clientY };
      this.#show();
    });
    for (const event of ['pointerup', 'pointercancel'])
      stage?.addEventListener(event, () => {
        from = undefined;
      });
  }

  /** What is in the frame, without the guides. */
  #cut(most = mostPortrait.width): HTMLCanvasElement | undefined {
    if (!this.#photo) return undefined;
    const { left, top, width, height } = framed(this.#photo, this.#framing);
    const across = Math.round(Math.min(most, width));
    const canvas = canvasOf(across, across / portraitRatio);
    penOf(canvas).drawImage(
      this.#photo,
      left,
      top,
      width,
      height,
      0,
      0,
      canvas.width,
      canvas.height,
    );
    return canvas;
  }

  #show(): void {
    const cut = this.#cut();
    if (!cut || !this.#photo) return;
    this.#ready?.forget();
    this.#ready = undefined;
    this.#tell('[data-saved]', '');
    const held = framed(this.#photo, this.#framing);
    const faults = judgePortrait(pixelsOf(cut), held);
    const list = faults.map((fault) => {
      const { wrong, doThis } = say.portraitFault(fault);
      const item = document.createElement('li');
      item.dataset.fault = fault;
      item.append(
        Object.assign(document.createElement('strong'), { textContent: wrong }),
        ` ${doThis}`,
      );
      return item;
    });
    this.querySelector('[data-faults]')?.replaceChildren(...list);
    this.#tell('[data-held]', say.portraitHeld(held.width, held.height));
    this.#tell('[data-fine]', faults.length === 0 ? say.portraitFine : '');
    guides(cut);
    cut.setAttribute('role', 'img');
    cut.setAttribute('aria-label', say.portraitPicture);
    const stage = this.querySelector('[data-frame]');
    for (const canvas of stage?.querySelectorAll('canvas') ?? []) forget(canvas);
    stage?.replaceChildren(cut);
  }

  async #save(): Promise<void> {
    const cut = this.#cut();
    if (!cut) return;
    const round = this.#round;
    const limit = this.querySelector<HTMLSelectElement>('[data-limit]')?.value ?? '1';
    const name = fileName('', 'jpg');
    let jpeg: Blob | undefined;
    for (const quality of [0.92, 0.8, 0.65, 0.5]) {
      jpeg = await jpegOf(cut, quality);
      if (jpeg.size <= Number(limit) * 1_000_000) break;
    }
    forget(cut);
    if (!jpeg || round !== this.#round) return;
    this.#ready?.forget();
    this.#ready = new ReadyFile(jpeg, name, 'image/jpeg');
    this.#ready.save();
    this.#tell('[data-saved]', say.portraitMade(name, jpeg.size));
  }
}

/** An oval for the head and a line for the eyes. They are for the eye of the person, not a rule of any office. */
function guides(canvas: HTMLCanvasElement): void {
  const pen = penOf(canvas);
  const { width, height } = canvas;
  const line = Math.max(2, width / 160);
  for (const [colour, thick] of [
    ['#14221c', line * 2],
    ['#ffc83d', line],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    pen.setLineDash([line * 6, line * 4]);
    pen.beginPath();
    pen.ellipse(width / 2, height * 0.4, width * 0.28, height * 0.26, 0, 0, 2 * Math.PI);
    pen.moveTo(width * 0.12, height * 0.4);
    pen.lineTo(width * 0.88, height * 0.4);
    pen.stroke();
  }
}

customElements.define('portrait-frame', PortraitFrame);
