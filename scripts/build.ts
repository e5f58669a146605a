/**
 * `npm run build -- [--keep DIR] [--handouts DIR]`: content and sources → `dist/`, ready for any static host. `--keep`
 * names the folder of the release before this one, whose files open pages still need; `--handouts` the folder that
 * `npm run handouts` has filled from a build of the same sources on the same day: its sheets and cards are published.
 */
import { startPages } from './start-pages.ts';

// The longest way to a page begins with reading: it is under way before this process has loaded what it needs itself.
const pages = startPages();
const { buildSite } = await import('./build-site.ts');
await buildSite(pages);
