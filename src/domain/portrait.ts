import { greyOf, histogramOf, type Picture, percentile } from './picture.ts';
import { sharpnessOf } from './picture-faults.ts';

/** A portrait of 4 × 6 cm: width by height. */
export const portraitRatio = 4 / 6;

/** 300 dots to an inch, as photos are printed: 4 cm are 472 px, 6 cm are 709 px. */
export const leastPortrait = { width: 472, height: 709 };

/** What is written: twice the rows a print needs, and small enough to send. */
export const mostPortrait = { width: 800, height: 1200 };

/** What may be wrong with a portrait. No face is looked for: the frame is for the eyes of the person. */
export type PortraitFault = 'small' | 'blurred' | 'dark' | 'bright' | 'notWhite' | 'notPlain';

/**
 * The limits, chosen with drawn portraits (head, shoulders, background) in Chromium. A white wall in room light is 190 and
 * more; a passport asks for a white background and gives no number.
 */
export const portraitLimits = {
  sharpness: 0.02,
  dark: 70,
  bright: 0.35,
  background: { lightness: 185, colour: 26, spread: 22 },
};

/** Mean, colour and spread of what is behind the head: the top, and the sides down to the shoulders. */
export function backgroundOf({ width, height, data }: Picture): {
  readonly lightness: number;
  readonly colour: number;
  readonly spread: number;
} {
  let [count, sum1, sum2, colour] = [0, 0, 0, 0];
  for (let y = 0; y < height * 0.45; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (y > height * 0.07 && x > width * 0.1 && x < width * 0.9) continue;
      const at = (y * width + x) * 4;
      const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const lightness = (r * 77 + g * 150 + b * 29) >> 8;
      count += 1;
      sum1 += lightness;
      sum2 += lightness * lightness;
      colour += Math.max(r, g, b) - Math.min(r, g, b);
    }
  const mean = sum1 / count;
  return {
    lightness: mean,
    colour: colour / count,
    spread: Math.sqrt(Math.max(0, sum2 / count - mean ** 2)),
  };
}

/**
 * The faults of a portrait in its frame.
 *
 * @param picture - what the frame holds, drawn at `mostPortrait` or smaller.
 * @param held - pixels of the photo that the frame holds, before drawing.
 */
export function judgePortrait(
  picture: Picture,
  held: { readonly width: number; readonly height: number },
): PortraitFault[] {
  const grey = greyOf(picture);
  const background = backgroundOf(picture);
  // The middle third across, from the crown to the chin: where the face should be.
  const middle = middleOf(picture);
  const counts = histogramOf(greyOf(middle));
  const faults: PortraitFault[] = [];
  if (held.width < leastPortrait.width || held.height < leastPortrait.height) faults.push('small');
  if (percentile(counts, 0.5) < portraitLimits.dark) faults.push('dark');
  const white = counts.slice(252).reduce((all, count) => all + count, 0) / middle.width;
  if (white / middle.height > portraitLimits.bright) faults.push('bright');
  if (sharpnessOf(grey) < portraitLimits.sharpness) faults.push('blurred');
  const { lightness, colour, spread } = portraitLimits.background;
  if (background.lightness < lightness || background.colour > colour) faults.push('notWhite');
  if (background.spread > spread) faults.push('notPlain');
  return faults;
}

function middleOf({ width, height, data }: Picture): Picture {
  const [left, right] = [Math.floor(width / 3), Math.ceil((width * 2) / 3)];
  const [top, bottom] = [Math.floor(height * 0.2), Math.ceil(height * 0.55)];
  const part = new Uint8ClampedArray((right - left) * (bottom - top) * 4);
  for (let y = top; y < bottom; y += 1)
    part.set(
      data.subarray((y * width + left) * 4, (y * width + right) * 4),
      (y - top) * (right - left) * 4,
    );
  return { width: right - left, height: bottom - top, data: part };
}

/** Where the frame of 4 × 6 lies over a photo: its middle in shares of the photo, and how much it is enlarged. */
export interface Framing {
  readonly x: number;
  readonly y: number;
  /** 1 is the largest frame that fits into the photo; 4 is a quarter of it. */
  readonly zoom: number;
}

/** The part of a photo in the frame, in pixels; the frame never leaves the photo. */
export function framed(
  photo: { readonly width: number; readonly height: number },
  { x, y, zoom }: Framing,
): {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
} {
  const largest = Math.min(photo.width, photo.height * portraitRatio);
  const width = largest / Math.min(4, Math.max(1, zoom));
  const height = width / portraitRatio;
  const within = (middle: number, size: number, all: number): number =>
    Math.min(Math.max(middle * all - size / 2, 0), all - size);
  return {
    left: within(x, width, photo.width),
    top: within(y, height, photo.height),
    width,
    height,
  };
}
