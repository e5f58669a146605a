/**
 * What Astro makes of the sources, as a program of its own that `build-pages.ts` starts: Astro's bundler leaves half a
 * gigabyte behind, which only the end of a process gives back before the first page is made.
 */
import process from 'node:process';
import { build } from 'astro';

try {
  await build({ logLevel: 'error' });
  process.send?.({});
} catch (error) {
  process.send?.({ error: error instanceof Error ? error.message : String(error) });
}
// Astro's native parts keep the process alive.
process.disconnect();
process.exit(0);
