import type { Buffer } from 'node:buffer';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from './remembered.ts';

/** How a file of the build before is known again. */
export const hashOf = (bytes: Uint8Array): string => keyOf(bytes);

/**
 * Puts a file of the build before into the folder of this one, if it still is what that build wrote.
 *
 * It is linked where the file system can: a new file costs ten times as much as long as ext4 keeps the numbers of those
 * that an earlier build has just removed, for minutes. So a file of a finished folder must never be written into again:
 * whoever changes one puts another in its place.
 *
 * @param file - where it stands in both folders.
 * @param hash - what `hashOf` gave for it.
 * @returns its bytes; nothing where it is another or is not there.
 */
export function takeFormer(
  file: string,
  hash: string | undefined,
  { former, output }: { readonly former: string | undefined; readonly output: string },
): Buffer | undefined {
  if (hash === undefined || former === undefined) return undefined;
  const [from, to] = [join(former, file), join(output, file)];
  let bytes: Buffer;
  try {
    bytes = readFileSync(from);
  } catch {
    return undefined;
  }
  if (hashOf(bytes) !== hash) return undefined;
  try {
    linkSync(from, to);
  } catch {
    rmSync(to, { force: true });
    writeFileSync(to, bytes);
  }
  return bytes;
}
