/**
 * `npm run visit-bytes`: what a visit costs, from the files of `dist/` as they are sent (brotli where there is one), as
 * JSON. Bodies only; `headers` is what stands before each of them, as HTTP/1.1 writes it. `docs/scale.md` uses it.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'node-html-parser';
import { contentTypeOf, headersOf } from '#deploy/policy.ts';
import { type Release, releaseFile } from '#offline/cache-names.ts';
import { essentialsPack, everythingPack, searchPack, shellPack } from '#offline/cache-plan.ts';

const fileOf = (path: string): string =>
  join('dist', path.endsWith('/') ? `${path}index.html` : path);

function wireBytes(path: string): number {
  const file = fileOf(path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/** A page, its styles, its scripts and what they import, its icon and manifest. */
function partsOf(page: string): Set<string> {
  const parts = new Set([page]);
  const add = (path: string): void => {
    if (!path.startsWith('/') || parts.has(path)) return;
    parts.add(path);
    if (!path.endsWith('.js')) return;
    for (const [, name = ''] of readFileSync(fileOf(path), 'utf8').matchAll(
      /(?:from|import)\s*["'](\.[^"']+)["']/g,
    ))
      add(join(dirname(path), name));
  };
  const root = parse(readFileSync(fileOf(page), 'utf8'));
  for (const element of root.querySelectorAll(
    'script[src], img[src], link[rel=stylesheet], link[rel=icon], link[rel=manifest]',
  ))
    add(element.getAttribute('src') ?? element.getAttribute('href') ?? '');
  return parts;
}

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
