import { type Zippable, zipSync } from 'fflate';
import type { Day } from '#schemas/common.ts';

/** A file of an archive. */
export interface PackedFile {
  /** With `/` between its parts. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * An archive that is the same, byte for byte, on every machine: names in order, one time for all files, the rights of
 * an ordinary file, and a deflate of our own (Node's zlib packs differently on other processors).
 *
 * @param folder - what everything lies in when it is unpacked.
 * @param day - on which all files say they were written, at noon.
 */
export function zipOf(folder: string, files: readonly PackedFile[], day: Day): Uint8Array {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // An archive keeps the numbers of a clock on the wall, whatever the zone: these are the same ones everywhere.
  const mtime = new Date(year, month - 1, date, 12);
  const entries: Zippable = Object.fromEntries(
    [...files]
      .sort((one, other) => (one.path < other.path ? -1 : 1))
      .map(({ path, bytes }) => [
        `${folder}/${path}`,
        [bytes, { level: 9, mtime, os: 3, attrs: (0o100644 << 16) >>> 0 }],
      ]),
  );
  return zipSync(entries);
}
