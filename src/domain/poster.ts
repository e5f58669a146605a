/** What stands on a poster and takes room. */
export interface PosterText {
  readonly title: string;
  /** The short lines below it, each with its label. */
  readonly lines: readonly string[];
  /** Notices above the title, in small letters. */
  readonly notices: readonly string[];
  /** Notes, sources and the day at the foot, in small letters. */
  readonly foot: readonly string[];
}

/**
 * Sizes of title and lines in points, the largest first. Read from 3 m a title has at least 60 pt and a line 36 pt,
 * whose capitals are 9 mm high.
 */
export const posterSizes = [
  { title: 96, line: 48 },
  { title: 84, line: 44 },
  { title: 72, line: 40 },
  { title: 60, line: 36 },
] as const;

/** A3 within 15 mm, in mm, less what a wider font than the one tried here may need. */
const room = { width: 267, height: 376 };
/** Name of the site, space around the title, the code with what stands beside it, and the day at the very foot. */
const fixed = 17 + 12 + 101 + 8;
/** Above each line stands its label, in 24 pt. */
const label = 12;
const millimetres = (points: number): number => (points * 25.4) / 72;
/** Mean advance of a letter in Noto Sans, as `sheet-type.ts` has it; bold titles are wider. */
const letter = { plain: 0.54, bold: 0.58 };

const rows = (text: string, points: number, advance: number): number =>
  Math.max(1, Math.ceil((text.length * advance * millimetres(points)) / room.width));

function height({ title, lines, notices, foot }: PosterText, size: (typeof posterSizes)[number]) {
  const tall = (
    texts: readonly string[],
    points: number,
    gap: number,
    advance = letter.plain,
  ): number =>
    texts.reduce(
      (sum, text) => sum + rows(text, points, advance) * millimetres(points) * 1.25 + gap,
      0,
    );
  return (
    fixed +
    rows(title, size.title, letter.bold) * millimetres(size.title) * 1.1 +
    tall(lines, size.line, label, letter.bold) +
    tall(notices, 24, 8) +
    tall(foot, 14, 2)
  );
}

/**
 * The largest size in which a poster fits one sheet: its place in `posterSizes`. The finished page is measured by a
 * browser test; a poster that fits in none has the last.
 */
export function posterSize(text: PosterText): number {
  const at = posterSizes.findIndex((size) => height(text, size) <= room.height);
  return at < 0 ? posterSizes.length - 1 : at;
}

/** Things to have ready on a poster: so many letters at most, since who passes by reads three lines and not ten. */
const mostLetters = 60;

/**
 * The first things of a list that a poster has room for, and how many are left out. A list that goes on elsewhere must
 * say so: nobody may think that the rest is not needed.
 */
export function firstThings(things: readonly string[]): {
  readonly shown: readonly string[];
  readonly left: number;
} {
  let letters = 0;
  let count = 0;
  for (const { length } of things) {
    letters += length + 2;
    if (count > 0 && letters > mostLetters) break;
    count += 1;
  }
  return { shown: things.slice(0, count), left: things.length - count };
}
