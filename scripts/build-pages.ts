/**
 * The pages, as a program of its own that `scripts/build.ts` starts: Astro and its native parts leave more than a
 * gigabyte of a large site behind, which only the end of a process gives back. Tells its starter what was read.
 */
import { rmSync } from 'node:fs';
import process from 'node:process';
import { contentWatch, watchContent } from '#read/content-watch.ts';
import { contentFolder, siteAddress } from './guard.ts';
import { isProgramKept, keptProgram } from './kept-pages.ts';
import { makePages } from './make-pages.ts';
import { readChecked } from './read-beside.ts';

/** What the starter hears: the SHA-256 of the content files that the pages were made of, or what went wrong. */
export type PagesBuilt =
  | { readonly read: readonly (readonly [file: string, sha256: string])[] }
  | { readonly error: string };

const tell = (said: PagesBuilt): Promise<void> =>
  new Promise((resolve) => process.send?.(said, undefined, undefined, () => resolve()));

/** Makes the pages with what is kept of the build before. @returns whether there was any of these sources. */
async function madeWithKept(): Promise<boolean> {
  const [content, site] = [contentFolder(), siteAddress()];
  if (!site || !isProgramKept(content, site)) return false;
  const read = readChecked(content, watchContent());
  const kept = await keptProgram('dist');
  if (!kept) return false;
  await read;
  const { FORMER: former } = process.env;
  try {
    await makePages(kept, { output: 'dist', former, origin: site });
    return true;
  } catch {
    // Astro says it better.
    rmSync('dist', { recursive: true, force: true });
    return false;
  }
}

try {
  if (!(await madeWithKept())) {
    // Half a second to load.
    const { build } = await import('astro');
    await build({ logLevel: 'error' });
  }
  await tell({ read: [...(contentWatch().read ?? [])] });
} catch (error) {
  await tell({ error: error instanceof Error ? error.message : String(error) });
}
// Astro's native parts keep the process alive.
process.exit(0);
