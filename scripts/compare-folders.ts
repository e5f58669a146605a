import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './release-manifest.ts';

/** One file in which two folders differ. */
export type Difference =
  | { readonly path: string; readonly kind: 'only-in-first' | 'only-in-second' }
  /** `at` counts from 0; where one file is the beginning of the other, it is the length of the shorter. */
  | { readonly path: string; readonly kind: 'bytes'; readonly at: number };

/** Everything in which two folders differ: names of files and their bytes, nothing else. */
export function compareFolders(first: string, second: string): Difference[] {
  const [inFirst, inSecond] = [new Set(filesBelow(first)), new Set(filesBelow(second))];
  return [...inFirst.union(inSecond)].sort().flatMap((path): Difference[] => {
    if (!inSecond.has(path)) return [{ path, kind: 'only-in-first' }];
    if (!inFirst.has(path)) return [{ path, kind: 'only-in-second' }];
    const [one, other] = [readFileSync(join(first, path)), readFileSync(join(second, path))];
    return one.equals(other) ? [] : [{ path, kind: 'bytes', at: firstDifference(one, other) }];
  });
}

function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at === -1 ? one.length : at;
}
