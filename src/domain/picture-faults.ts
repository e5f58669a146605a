import { divide, type FoundPaper, findPaper, type Side } from './paper-edges.ts';
import { type Grey, histogramOf, percentile } from './picture.ts';
import { inPixels, type Quad, sidesOf, wholeQuad } from './quad.ts';

/** What may be wrong with the photo of a paper. `edge` names the sides at which the paper is cut off. */
export type PaperFault =
  | { readonly kind: 'blurred' | 'dark' | 'glare' | 'bleached' | 'small' | 'tilted' }
  | { readonly kind: 'edge'; readonly sides: readonly Side[] };

/** What was measured, so that the limits can be looked at and shown in tests. */
export interface Measures {
  /** Strength of the finest detail against the contrast of its surroundings; see `sharpnessOf`. */
  readonly sharpness: number;
  /** Lightness that the lightest tenth reaches, 0 to 255: the paper. */
  readonly paper: number;
  /** Lightness that the darkest hundredth does not pass: the print. */
  readonly print: number;
  /** Share of pixels that are as good as white, 252 and more. */
  readonly white: number;
  /** Lightness of the paper outside these white places. */
  readonly around: number;
  /** How far the sheet is from standing straight, in degrees. */
  readonly tilt: number;
  /** Long side of the sheet, in pixels. */
  readonly long: number;
}

/**
 * The limits. Chosen with pictures made in Chromium: a page of 9 to 12 pt print on a dark table with the noise of a small
 * sensor, as JPEG of quality 0.85, each fault in steps. `tests/support/paper-photos.ts` makes them, docs/giay-to.md has the
 * table. Pictures are measured 1,754 px long.
 */
export const limits = {
  /** Sharp pages have 1 to 8; blurred by 1.3 px 0.17, where 9 pt print still reads; blurred by 2 px, where it does not, 0.07. */
  sharpness: 0.16,
  /** Paper in room light is 150 and more. At 90 the print sinks into it. */
  paper: 105,
  /** Print is 55, with half as much light again as is right 132, with twice as much 170. */
  print: 130,
  /** A spot of glare covers 1 % and more of a picture, and the paper around it is clearly less than white. */
  glare: { white: 0.01, around: 232 },
  /** Above 8° the text on a screen is tiring to read. */
  tilt: 8,
  /** 100 dots to an inch along 297 mm: 9 pt print is then 12 px high, the least that reads. */
  long: 1169,
};

/** What can be measured on the photo of a paper; the whole picture counts as paper where none is found. */
export function measure(grey: Grey, corners: Quad = wholeQuad): Measures {
  const counts = histogramOf(grey);
  const white = share(counts, 252, 255);
  const { threshold } = divide(grey);
  const light = counts.map((count, value) => (value >= threshold && value < 252 ? count : 0));
  const lightShare = sum(light) / grey.data.length;
  const quad = inPixels(corners, grey.width, grey.height);
  const { width, height } = sidesOf(quad);
  return {
    sharpness: sharpnessOf(grey),
    paper: percentile(counts, 0.9),
    print: percentile(counts, 0.01),
    white,
    // A page that is white all over has only the soft edges of its print outside: they are no paper.
    around: lightShare >= 0.2 ? percentile(light, 0.5) : 255,
    tilt: tiltOf(quad),
    long: Math.max(width, height),
  };
}

/**
 * The faults of a photo of a paper, worst first, and where the paper was found.
 *
 * @param scale - how many pixels of the photo one of `grey` stands for.
 */
export function judgePaper(
  grey: Grey,
  scale = 1,
): {
  readonly faults: readonly PaperFault[];
  readonly found: FoundPaper | undefined;
} {
  const found = findPaper(grey);
  const is = measure(grey, found?.corners);
  const faults: PaperFault[] = [];
  if (is.paper < limits.paper) faults.push({ kind: 'dark' });
  if (is.print > limits.print && is.white > 0.3) faults.push({ kind: 'bleached' });
  if (is.sharpness < limits.sharpness) faults.push({ kind: 'blurred' });
  if (is.white >= limits.glare.white && is.around < limits.glare.around)
    faults.push({ kind: 'glare' });
  if (is.long * scale < limits.long) faults.push({ kind: 'small' });
  if (found && found.cut.length > 0) faults.push({ kind: 'edge', sides: found.cut });
  if (is.tilt > limits.tilt) faults.push({ kind: 'tilted' });
  return { faults, found };
}

/**
 * How sharp the sharpest print is: the variance of the Laplacian of a tile divided by the variance of its lightness, and of
 * all tiles with print the upper quarter. The division takes the light out of it: a dark page that is sharp stays sharp.
 * A picture without print gives 1.
 */
export function sharpnessOf({ width, height, data }: Grey): number {
  const tile = 32;
  const values: number[] = [];
  for (let top = 1; top + tile < height; top += tile)
    for (let left = 1; left + tile < width; left += tile) {
      let [sum1, sum2, laplace1, laplace2] = [0, 0, 0, 0];
      for (let y = top; y < top + tile; y += 1)
        for (let x = left; x < left + tile; x += 1) {
          const at = y * width + x;
          const value = data[at] ?? 0;
          const around =
            (data[at - 1] ?? 0) +
            (data[at + 1] ?? 0) +
            (data[at - width] ?? 0) +
            (data[at + width] ?? 0);
          const laplace = around - 4 * value;
          sum1 += value;
          sum2 += value * value;
          laplace1 += laplace;
          laplace2 += laplace * laplace;
        }
      const count = tile * tile;
      const variance = sum2 / count - (sum1 / count) ** 2;
      // Less contrast than 12 steps of lightness is noise or a shadow, not print.
      if (variance >= 144) values.push((laplace2 / count - (laplace1 / count) ** 2) / variance);
    }
  if (values.length === 0) return 1;
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length * 0.75)] ?? 1;
}

const sum = (counts: ArrayLike<number>): number => {
  let all = 0;
  for (let value = 0; value < counts.length; value += 1) all += counts[value] ?? 0;
  return all;
};

function share(counts: ArrayLike<number>, from: number, to: number): number {
  let some = 0;
  for (let value = from; value <= to; value += 1) some += counts[value] ?? 0;
  return some / Math.max(1, sum(counts));
}

/** The largest angle between a side of a quadrilateral and the side of the picture it belongs to, in degrees. */
function tiltOf([a, b, c, d]: Quad): number {
  const angle = (across: number, along: number): number =>
    (Math.atan2(Math.abs(across), Math.abs(along)) * 180) / Math.PI;
  return Math.max(
    angle(b.y - a.y, b.x - a.x),
    angle(c.y - d.y, c.x - d.x),
    angle(d.x - a.x, d.y - a.y),
    angle(c.x - b.x, c.y - b.y),
  );
}
