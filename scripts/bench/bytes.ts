import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Release } from '#offline/cache-names.ts';
import { essentialsPack, everythingPack, searchPack, shellPack } from '#offline/cache-plan.ts';
import type { Figures } from './budgets.ts';
import { foreignParts, partsOf, wireBytes } from './parts.ts';

/** The pages that stand for their kinds. */
export const pageKinds = {
  home: '/',
  guide: '/huong-dan/dang-ky-khai-sinh/',
  procedure: '/thu-tuc/1.001193/',
  search: '/tim/',
} as const;

export type PageKind = keyof typeof pageKinds;

/** Bodies of the first visit of a page, by what they are; the icon and the manifest are `other`. */
export interface PageBytes {
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly font: number;
  readonly other: number;
  /** Without the icon and the manifest, which no page waits for. */
  readonly requests: number;
  readonly foreign: number;
}

/** What a first visit of a page carries, read from a finished folder. */
export function pageBytes(page: string, folder = 'dist'): PageBytes {
  const sums = { html: 0, css: 0, js: 0, font: 0, other: 0 };
  const parts = [...partsOf(page, folder)];
  const kindOf = (path: string): keyof typeof sums => {
    if (path === page) return 'html';
    if (path.endsWith('.css')) return 'css';
    if (path.endsWith('.js')) return 'js';
    return /\.woff2?$/.test(path) ? 'font' : 'other';
  };
  for (const path of parts) sums[kindOf(path)] += wireBytes(path, folder);
  return {
    ...sums,
    requests: parts.filter((path) => kindOf(path) !== 'other').length,
    foreign: foreignParts(page, folder).length,
  };
}

/** What the network carries for offline use: by itself, under Save-Data, and for all that can be saved. */
function offlineBytes(folder: string): Figures {
  const { packs } = JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')) as Release;
  const lists = ['sw.js', 'release.json'].reduce(
    (sum, path) => sum + brotliCompressSync(readFileSync(join(folder, path))).length,
    0,
  );
  const sum = (...ids: readonly string[]): number =>
    packs.reduce((total, { id, bytes }) => total + (ids.includes(id) ? bytes : 0), lists);
  return {
    offlineShell: sum(shellPack),
    offlineCopy: sum(shellPack, searchPack, essentialsPack),
    offlineEverything: sum(shellPack, searchPack, essentialsPack, everythingPack),
  };
}

/** Where the index of the release lies: `dist/pagefind/<hash>/titles.json`. */
export const titlesFile = (folder = 'dist'): string =>
  globSync(`${folder}/pagefind/*/titles.json`)[0] ?? '';

/** What the first search fetches: the names and the worker. */
function firstSearchBytes(folder: string): number {
  const titles = titlesFile(folder);
  return [titles, titles.replace('titles.json', 'worker.js')].reduce(
    (sum, file) => sum + brotliCompressSync(readFileSync(file)).length,
    0,
  );
}

/** The largest part of the index that a search of the texts can fetch at once, as it is sent. */
const largestIndexPart = (folder: string): number =>
  Math.max(
    0,
    ...globSync(`${folder}/pagefind/**/*.{pf_index,pf_fragment,pf_meta}`).map(
      (file) => readFileSync(file).length,
    ),
  );

/** Everything about a finished folder that is the same on every machine: the part of the bench that may fail. */
export function folderFigures(folder = 'dist'): { bytes: Figures; counts: Figures } {
  const bytes: Record<string, number> = {};
  const counts: Record<string, number> = {};
  for (const [kind, page] of Object.entries(pageKinds)) {
    const { html, css, js, requests, font, foreign } = pageBytes(page, folder);
    Object.assign(bytes, { [`${kind}HtmlCss`]: html + css, [`${kind}Js`]: js });
    Object.assign(counts, {
      [`${kind}Requests`]: requests,
      [`${kind}FontBytes`]: font,
      [`${kind}Foreign`]: foreign,
    });
  }
  return {
    bytes: {
      ...bytes,
      searchFirst: firstSearchBytes(folder),
      searchLargestPart: largestIndexPart(folder),
      ...offlineBytes(folder),
    },
    counts,
  };
}
