/**
 * `npm run build -- [--keep DIR] [--handouts DIR]`: content and sources → `dist/`, ready for any static host. `--keep`
 * names the folder of the release before this one, whose files open pages still need; `--handouts` the folder that
 * `npm run handouts` has filled from a build of the same sources on the same day: its sheets and cards are published.
 */
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { startPages } from './start-pages.ts';

// Half a second of a build goes into reading our own programs, unless Node remembers them; processes below this one too.
const programs = resolve('node_modules', '.cache', 'cam-tay-programs');
process.env.NODE_COMPILE_CACHE ??= programs;
enableCompileCache(process.env.NODE_COMPILE_CACHE);

// The longest way to a page begins with reading: it is under way before this process has loaded what it needs itself.
const pages = startPages();
const { buildSite } = await import('./build-site.ts');
await buildSite(pages);
