import type { Day } from '#schemas/common.ts';

/**
 * The same PDF with the day of the build in place of the moment it was made: the same page then gives the same bytes.
 * The date keeps its length (`D:20261126184512+00'00'`), so the offsets in the file stay right. Skia, which writes
 * Chromium's PDFs, puts dates only in the uncompressed `/Info`, and no identifier into the trailer.
 *
 * @throws when the file has no such date: then Chromium writes its files in another way, and this must be looked at.
 */
export function withDay(pdf: Uint8Array, day: Day): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  let found = 0;
  const dated = text.replaceAll(
    /(\/(?:CreationDate|ModDate) \(D:)\d{14}([+-]\d{2}'\d{2}'\))/g,
    (_whole, before: string) => {
      found += 1;
      return `${before}${day.replaceAll('-', '')}000000+00'00')`;
    },
  );
  if (found !== 2 || dated.length !== text.length)
    throw new Error('tệp PDF không ghi ngày như mọi khi');
  return Buffer.from(dated, 'latin1');
}

/** How many pages a PDF of Chromium has: its page objects are never packed. */
export const pagesIn = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;
