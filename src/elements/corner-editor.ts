import { isConvex, type Point, type Quad, wholeQuad } from '#domain/quad.ts';
import { paperCameraIn } from '#i18n/paper-camera.ts';
import { penOf, within } from './picture-io.ts';

const say = paperCameraIn('vi');

/** One press of an arrow moves a corner by so much of the picture. */
const stride = 0.01;

const moves = {
  left: { x: -stride, y: 0, sign: '←', key: 'ArrowLeft' },
  right: { x: stride, y: 0, sign: '→', key: 'ArrowRight' },
  up: { x: 0, y: -stride, sign: '↑', key: 'ArrowUp' },
  down: { x: 0, y: stride, sign: '↓', key: 'ArrowDown' },
} as const;

const within01 = (share: number): number => Math.min(1, Math.max(0, share));

/** What a button looks like in all tools. */
export function button(words: string, press: () => void, name = words): HTMLButtonElement {
  const element = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: words,
  });
  if (name !== words) element.setAttribute('aria-label', name);
  element.addEventListener('click', press);
  return element;
}

interface EditorOptions {
  /** Where the corners are now. */
  readonly corners: Quad;
  /** Corners that were found in the picture, if any. */
  readonly found: Quad | undefined;
  /** Called with the corners once the person is content with them. */
  readonly done: (corners: Quad) => void;
}

/**
 * Four corners over a picture. Each can be dragged, moved with the arrow keys when it has the focus, or chosen with a tap
 * and moved with the arrow buttons: nobody has to drag.
 */
export function cornerEditor(
  picture: HTMLCanvasElement,
  { corners: start, found, done }: EditorOptions,
): HTMLElement {
  let corners: Point[] = [...start];
  let chosen = 0;
  const box = Object.assign(document.createElement('div'), { className: 'corner-editor' });
  const stage = Object.assign(document.createElement('div'), { className: 'corner-stage' });
  const shown = within(picture, 900);
  shown.setAttribute('aria-hidden', 'true');
  const clean = within(picture, 900);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');

  const handles = say.corners.map((name, nth) => {
    const handle = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'corner',
    });
    handle.addEventListener('focus', () => choose(nth));
    handle.addEventListener('click', () => choose(nth));
    handle.addEventListener('keydown', (event) => {
      const move = Object.values(moves).find(({ key }) => key === event.key);
      if (!move) return;
      event.preventDefault();
      nudge(nth, move.x, move.y, event.shiftKey ? 5 : 1);
    });
    handle.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener('pointermove', (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const frame = shown.getBoundingClientRect();
      put(nth, {
        x: (event.clientX - frame.left) / frame.width,
        y: (event.clientY - frame.top) / frame.height,
      });
    });
    handle.dataset.name = name;
    return handle;
  });

  const put = (nth: number, { x, y }: Point): void => {
    corners[nth] = { x: within01(x), y: within01(y) };
    paint();
  };
  const nudge = (nth: number, x: number, y: number, times = 1): void => {
    const from = corners[nth] ?? { x: 0, y: 0 };
    put(nth, { x: from.x + x * times, y: from.y + y * times });
  };
  const choose = (nth: number): void => {
    chosen = nth;
    paint();
  };
  const quad = (): Quad => [
    corners[0] ?? wholeQuad[0],
    corners[1] ?? wholeQuad[1],
    corners[2] ?? wholeQuad[2],
    corners[3] ?? wholeQuad[3],
  ];

  const paint = (): void => {
    const pen = penOf(shown);
    const { width, height } = shown;
    pen.drawImage(clean, 0, 0);
    // What is cut off is darkened; the line has a dark edge, so that it shows on white paper too.
    const path = new Path2D();
    corners.forEach(({ x, y }, nth) => {
      if (nth === 0) path.moveTo(x * width, y * height);
      else path.lineTo(x * width, y * height);
    });
    path.closePath();
    const outside = new Path2D();
    outside.rect(0, 0, width, height);
    outside.addPath(path);
    pen.fillStyle = 'rgba(0, 0, 0, 0.5)';
    pen.fill(outside, 'evenodd');
    const line = Math.max(2, width / 200);
    for (const [colour, thick] of [
      ['#14221c', line * 2],
      ['#ffc83d', line],
    ] as const) {
      pen.strokeStyle = colour;
      pen.lineWidth = thick;
      pen.stroke(path);
    }
    handles.forEach((handle, nth) => {
      const { x, y } = corners[nth] ?? { x: 0, y: 0 };
      handle.style.left = `${x * 100}%`;
      handle.style.top = `${y * 100}%`;
      handle.setAttribute('aria-label', say.corner(handle.dataset.name ?? '', x, y));
      handle.setAttribute('aria-pressed', String(nth === chosen));
    });
    status.textContent = isConvex(quad()) ? '' : say.notConvex;
  };

  stage.append(shown, ...handles);
  const arrows = Object.assign(document.createElement('div'), { className: 'nudges' });
  arrows.append(
    ...(['left', 'up', 'down', 'right'] as const).map((way) =>
      button(moves[way].sign, () => nudge(chosen, moves[way].x, moves[way].y), say.nudges[way]),
    ),
  );
  const row = Object.assign(document.createElement('div'), { className: 'pair' });
  const finish = button(say.editDone, () => {
    if (isConvex(quad())) done(quad());
    else status.textContent = say.notConvex;
  });
  finish.className = 'go';
  row.append(
    button(say.find, () => {
      if (found) corners = [...found];
      paint();
      if (!found) status.textContent = say.notFound;
    }),
    button(say.whole, () => {
      corners = [...wholeQuad];
      paint();
    }),
    finish,
  );
  box.append(
    Object.assign(document.createElement('p'), { textContent: say.editorHelp }),
    stage,
    arrows,
    status,
    row,
  );
  paint();
  return box;
}
