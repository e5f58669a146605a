/**
 * `node scripts/bench/finish-peer.ts OUT [--pagefind]`: what a reader of a peer's site would expect after its build: an
 * index of Pagefind with its own screen, where the generator has no search, and a service worker of Workbox that keeps
 * everything. A program of its own, so that its time and memory count to the build.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { close, createIndex } from 'pagefind';
import { generateSW } from 'workbox-build';

const [out = '', ...options] = process.argv.slice(2);

if (options.includes('--pagefind')) {
  const { index } = await createIndex({ forceLanguage: 'vi' });
  if (!index) throw new Error('pagefind does not start');
  await index.addDirectory({ path: out });
  await index.writeFiles({ outputPath: join(out, 'pagefind') });
  await close();
  for (const page of globSync(join(out, 'tim{,/index}.html'))) {
    const screen = `<link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script><script>addEventListener('DOMContentLoaded', () => new PagefindUI({ element: '#search' }));</script></body>`;
    writeFileSync(page, readFileSync(page, 'utf8').replace('</body>', screen));
  }
}
if (!existsSync(join(out, 'index.html'))) throw new Error(`${out} has no home page`);
const { warnings } = await generateSW({
  globDirectory: out,
  globPatterns: [
    '**/*.{html,css,js,mjs,json,svg,woff2,webmanifest,wasm,pf_meta,pf_index,pf_fragment,pagefind}',
  ],
  swDest: join(out, 'sw.js'),
  inlineWorkboxRuntime: true,
  sourcemap: false,
  maximumFileSizeToCacheInBytes: 100_000_000,
});
for (const warning of warnings) console.error(warning);
process.exit(0);
