/**
 * The pages, as a program of its own that `scripts/build.ts` starts: Astro and its native parts leave more than a
 * gigabyte of a large site behind, which only the end of a process gives back. Tells its starter what was read.
 */
import process from 'node:process';
import { build } from 'astro';
import { contentWatch } from '#read/content-watch.ts';

/** What the starter hears: the SHA-256 of the content files that the pages were made of, or what went wrong. */
export type PagesBuilt =
  | { readonly read: readonly (readonly [file: string, sha256: string])[] }
  | { readonly error: string };

const tell = (said: PagesBuilt): Promise<void> =>
  new Promise((resolve) => process.send?.(said, undefined, undefined, () => resolve()));

try {
  await build({ logLevel: 'error' });
  await tell({ read: [...(contentWatch().read ?? [])] });
} catch (error) {
  await tell({ error: error instanceof Error ? error.message : String(error) });
}
// Astro's native parts keep the process alive.
process.exit(0);
