import { slugOf } from './fold.ts';

/** What a page shows: a sheet A4, a card (ISO/IEC 7810 ID-1: citizen's card, licence), or whatever its frame holds. */
export type Format = 'a4' | 'card' | 'free';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Points of 1/72 inch, the unit of a PDF; A4 is 210 × 297 mm. */
const a4: Size = { width: 595.28, height: 841.89 };

/** Short and long side of each format; a frame of no format keeps its own. */
const ratios: Readonly<Record<Exclude<Format, 'free'>, number>> = {
  a4: 297 / 210,
  card: 85.6 / 53.98,
};

/** The format that a frame most likely holds: photos of a sheet are never exact, so 12 % is near enough. */
export function formatOf({ width, height }: Size): Format {
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  const gap = (format: Exclude<Format, 'free'>): number => Math.abs(ratio / ratios[format] - 1);
  const nearest = gap('a4') < gap('card') ? 'a4' : 'card';
  return gap(nearest) <= 0.12 ? nearest : 'free';
}

/** Size of a straightened page in pixels: its long side at most `long`, and never larger than what the photo holds. */
export function pixelSize(format: Format, frame: Size, long: number): Size {
  const isWide = frame.width > frame.height;
  const most = Math.max(1, Math.min(long, Math.round(Math.max(frame.width, frame.height))));
  const ratio =
    format === 'free'
      ? Math.max(frame.width, frame.height) / Math.max(1, Math.min(frame.width, frame.height))
      : ratios[format];
  const least = Math.max(1, Math.round(most / ratio));
  return isWide ? { width: most, height: least } : { width: least, height: most };
}

/** Where a page stands on its sheet: points, from the bottom left, as a PDF counts. */
export interface Placed {
  readonly sheet: Size;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A sheet A4 fills its page. A card stands in the upper half of an upright one at twice its size, so that small print can be
 * read and both sides look alike. Any other picture is as large as a margin of 10 mm allows.
 */
export function placeOnSheet(format: Format, picture: Size): Placed {
  const isWide = picture.width > picture.height;
  if (format === 'card') {
    const long = (2 * 85.6 * 72) / 25.4;
    const scale = long / Math.max(picture.width, picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    return {
      sheet: a4,
      x: (a4.width - width) / 2,
      y: a4.height - 57 - height,
      width,
      height,
    };
  }
  const sheet = isWide ? { width: a4.height, height: a4.width } : a4;
  if (format === 'a4') return { sheet, x: 0, y: 0, ...sheet };
  const margin = (10 * 72) / 25.4;
  const scale = Math.min(
    (sheet.width - 2 * margin) / picture.width,
    (sheet.height - 2 * margin) / picture.height,
  );
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { sheet, x: (sheet.width - width) / 2, y: (sheet.height - height) / 2, width, height };
}

/** How finely pages are written: long side in pixels, and the qualities of JPEG to try, best first. */
export interface Fineness {
  readonly long: number;
  readonly qualities: readonly number[];
}

/**
 * From fine to coarse. 2,339 px are 200 dots to an inch on A4, as offices scan; 1,240 px are 106, the least at which small
 * print reads. Quality goes first, since print stays sharp in a coarser JPEG longer than in fewer pixels.
 */
export const finenesses: readonly Fineness[] = [
  { long: 2339, qualities: [0.85, 0.7, 0.55] },
  { long: 1754, qualities: [0.6, 0.45] },
  { long: 1240, qualities: [0.5, 0.35] },
];

/** Bytes of a PDF beside its pictures: at most this many, and this many more for each page. */
const frameBytes = (pages: number): number => 1000 + 800 * pages;

/** The pictures of all pages, and whether they had to be written as coarsely as still reads. */
export interface Fitting<T> {
  readonly pictures: readonly T[];
  readonly isCoarse: boolean;
}

/**
 * The finest way to write pages under a limit.
 *
 * @param limit - of the whole file, in bytes.
 * @param write - the pictures of all pages in this fineness, one list for each quality.
 * @returns undefined when the coarsest is still too large.
 */
export async function finestUnder<T extends { readonly size: number }>(
  limit: number,
  write: (fineness: Fineness) => Promise<readonly (readonly T[])[]>,
): Promise<Fitting<T> | undefined> {
  for (const fineness of finenesses)
    for (const pictures of await write(fineness)) {
      const bytes = pictures.reduce((all, { size }) => all + size, frameBytes(pictures.length));
      if (bytes <= limit) return { pictures, isCoarse: fineness === finenesses.at(-1) };
    }
  return undefined;
}

/**
 * A name that every portal takes: letters without marks, digits and hyphens, at most 60 of them. An ending that was typed
 * goes, since ours is put there.
 */
export function fileName(typed: string, ending: 'pdf' | 'jpg'): string {
  const stem = slugOf(typed.replace(/\.(?:pdf|jpe?g|png)\s*$/i, ''))
    .slice(0, 60)
    .replace(/-+$/, '');
  return `${stem || (ending === 'pdf' ? 'giay-to' : 'anh-4x6')}.${ending}`;
}
