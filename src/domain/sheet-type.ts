/** What stands on a hand-out and takes room. */
export interface SheetText {
  readonly title: string;
  /** Lines above and below the lists: fee and time, notices, notes. */
  readonly around: readonly string[];
  /** Things to have ready, each with a box. */
  readonly ready: readonly string[];
  /** Title and main text of each step. */
  readonly steps: readonly string[];
}

/**
 * Sizes of the main text in points, the largest first: a short sheet is read from farther away. Never below the last:
 * 10.5 pt is the least that design.md allows on paper, and small notes have it.
 */
export const sheetSizes = [15, 14, 13, 12, 11.5] as const;

/** Height of the printable area of A4 within 12 mm, in mm, less what a wider font than the one tried here may need. */
const room = 266;
const width = 186;
const millimetres = (points: number): number => (points * 25.4) / 72;
/** Mean advance of a letter of Vietnamese text in Noto Sans, which is wider than Roboto, Segoe UI and San Francisco. */
const letter = 0.54;

const lines = (text: string, points: number, wide: number): number =>
  Math.max(1, Math.ceil((text.length * letter * millimetres(points)) / wide));

/** Height in mm that the text needs when its main text has this size; an estimate on the safe side. */
function height({ title, around, ready, steps }: SheetText, points: number): number {
  const line = millimetres(points) * 1.3;
  const rows = (texts: readonly string[], wide: number, least: number): number =>
    texts.reduce((sum, text) => sum + Math.max(least, lines(text, points, wide) * line) + 2, 0);
  const small = millimetres(10.5) * 1.3;
  const head = 11 + lines(title, 21, width - 44) * 9 + 2 * line + 11;
  const foot = 50 + around.reduce((sum, text) => sum + lines(text, 10.5, width) * small + 1, 0);
  const headings = 2 * (line * 1.1 + 3);
  return head + foot + headings + rows(ready, width - 54, 6) + rows(steps, width - 28, 9);
}

/** The largest size in which a hand-out fits its sheets, in points. The finished PDF is measured by a browser test. */
export function sheetSize(text: SheetText, sheets: 1 | 2): (typeof sheetSizes)[number] {
  return sheetSizes.find((points) => height(text, points) <= room * sheets) ?? 11.5;
}
