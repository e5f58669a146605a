/**
 * `npm run visit-bytes`: what a visit costs, from the files of `dist/` as they are sent (brotli where there is one), as
 * JSON. Bodies only; `headers` is what stands before each of them, as HTTP/1.1 writes it. `docs/scale.md` uses it.
 */
import { readFileSync } from 'node:fs';
import { contentTypeOf, headersOf } from '#deploy/policy.ts';
import { type Release, releaseFile } from '#offline/cache-names.ts';
import { essentialsPack, everythingPack, searchPack, shellPack } from '#offline/cache-plan.ts';
import { partsOf, wireBytes } from './bench/parts.ts';

function cost(paths: Iterable<string>): { requests: number; bytes: number; headers: number } {
  const all = [...paths];
  const headers = (path: string): number =>
    Object.entries({
      ...headersOf(path),
      Server: 'nginx',
      Date: 'Thu, 26 Nov 2026 00:00:00 GMT',
      'Last-Modified': 'Thu, 26 Nov 2026 00:00:00 GMT',
      'Content-Type': contentTypeOf(path),
      'Content-Length': '10000',
      'Content-Encoding': 'br',
      ETag: '"6b085065-1240"',
      Vary: 'Accept-Encoding',
      Connection: 'keep-alive',
    }).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 19);
  return {
    requests: all.length,
    bytes: all.reduce((sum, path) => sum + wireBytes(path), 0),
    headers: all.reduce((sum, path) => sum + headers(path), 0),
  };
}

const release = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
const kept = release.files.map(({ url }) => url);
const packs = release.packs.filter(({ id }) =>
  [shellPack, searchPack, essentialsPack].some((own) => own === id),
);
const home = partsOf('/');
const guide = partsOf('/huong-dan/dang-ky-khai-sinh/');
const worker = ['/sw.js'];
const copy = [...worker, releaseFile, ...packs.map(({ url }) => url)];
const search = kept.filter((path) =>
  /^\/pagefind\/[^/]+\/(?:titles|titles-more|worker)\./.test(path),
);
const seen = new Set([...home, ...guide]);

console.log(
  JSON.stringify(
    {
      build: release.build,
      home: cost(home),
      guideAfterHome: cost([...guide].filter((path) => !home.has(path))),
      firstVisit: cost(seen),
      firstSearch: cost(search),
      // Saved without being asked; a phone that saves data gets the first of the packs alone.
      offlineCopy: cost(copy),
      offlineCopyOfSaver: cost([...worker, releaseFile, packs[0]?.url ?? '']),
      everything: cost(
        release.packs.filter(({ id }) => id === everythingPack).map(({ url }) => url),
      ),
      offlineCopyUnpacked: release.files.reduce((sum, { bytes }) => sum + bytes, 0),
      nextVisitUnchanged: cost(worker),
    },
    null,
    2,
  ),
);
