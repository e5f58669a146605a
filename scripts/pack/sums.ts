import { createHash } from 'node:crypto';
import type { PackedFile } from './zip.ts';

/** The list of sums, beside the files. */
export const sumsFile = 'SHA256SUMS';

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** `SHA256SUMS` as `sha256sum -c` reads it, by the names of the files. */
export const sumsOf = (files: readonly PackedFile[]): string =>
  [...files]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`)
    .join('');

/**
 * The sum of a copy: SHA-256 of its list of sums without the lines of the first page, which shows it.
 * `grep -v ' index.html' SHA256SUMS | sha256sum` says the same.
 *
 * @param home - the first page, below the folder: `index.html`.
 */
export function sumOfCopy(files: readonly PackedFile[], home: string): string {
  const shown = new RegExp(` ${home.replaceAll('.', '\\.')}`);
  const lines = sumsOf(files).split(/(?<=\n)/);
  return sha256(lines.filter((line) => !shown.test(line)).join(''));
}
