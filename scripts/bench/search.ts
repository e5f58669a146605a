import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { obtain } from '#search/inverted.ts';
import {
  fileWithKey,
  type KeyFile,
  keyFile,
  keysOf,
  type PlaceOfParts,
  partFile,
  partsFor,
} from '#search/name-parts.ts';
import { type Ranked, ranker } from '#search/rank.ts';
import { type Importance, importanceWith } from '#search/spoken-words.ts';
import { type PackedIndex, unpack } from '#search/title-index.ts';
import { judgedQueries } from '../judge.ts';
import type { Figures } from './budgets.ts';
import { titlesFile } from './bytes.ts';
import { behind } from './page.ts';
import { newPhone, newTab, origin } from './phone.ts';
import { slow4g } from './shaped-link.ts';
import { staticHost } from './static-host.ts';

const results = '[data-search-results] > li';

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/** What a query asks for beyond the first file of names, where nothing else has come yet. */
function filesAsked(
  { understood }: Ranked,
  place: PlaceOfParts,
  said: (key: string) => string | undefined,
  importanceOf: Importance,
): string[] {
  const keys = [...keysOf(understood, importanceOf)].map((key) => fileWithKey(place, key));
  return [
    ...[...new Set(keys)].filter((file) => file >= 0).map(keyFile),
    ...partsFor(understood, place, said, importanceOf).map(partFile),
  ];
}

/**
 * What the network carries for the first search of a large site: the worker, the first file of names, and what the
 * judged queries ask for beside it, of which nineteen in twenty ask for less.
 */
export function largeSiteBytes(folder: string): Figures {
  const titles = titlesFile(folder);
  const read = (name: string): string => readFileSync(titles.replace('titles.json', name), 'utf8');
  const sizes = new Map<string, number>();
  const sent = (name: string): number =>
    obtain(sizes, name, () => brotliCompressSync(read(name)).length);
  const first = JSON.parse(read('titles.json')) as PackedIndex;
  const start = sent('titles.json') + sent('worker.js');
  const { cut } = first;
  if (!cut) return { searchNationalFirst: start, searchNationalMore: sent('titles-more.json') };
  const index = unpack(first);
  const rank = ranker(index);
  const said = (key: string): string | undefined => {
    const file = fileWithKey(cut, key);
    return file < 0 ? undefined : (JSON.parse(read(keyFile(file))) as KeyFile)[key];
  };
  const asked = judgedQueries('tests/search/judged.jsonl').map(({ query }) =>
    filesAsked(rank(query), cut, said, importanceWith(index.asked)).reduce(
      (sum, name) => sum + sent(name),
      0,
    ),
  );
  return {
    searchNationalFirst: start + percentile(asked, 0.95),
    searchNationalFirstMedian: start + percentile(asked, 0.5),
    searchNationalFirstMost: start + Math.max(...asked),
    searchNationalMore: globSync(titles.replace('titles.json', 'titles-{keys,part}-*.json')).reduce(
      (sum, file) => sum + brotliCompressSync(readFileSync(file)).length,
      0,
    ),
  };
}

/** Milliseconds from each key to painted results, typing queries letter by letter. */
async function keyTimes(page: Page, queries: readonly string[]): Promise<number[]> {
  await page.evaluate((list) => {
    const times: number[] = [];
    let pressed = 0;
    document.querySelector('input[type=search]')?.addEventListener(
      'input',
      () => {
        pressed = performance.now();
      },
      true,
    );
    const place = document.querySelector(list);
    if (place)
      new MutationObserver((changes) => {
        // Rows below the first screen are added when the browser is idle: nobody waits for those.
        if (!changes.some((change) => change.removedNodes.length > 0 || !change.previousSibling))
          return;
        const from = pressed;
        pressed = 0;
        // Painted is after the next frame.
        if (from > 0)
          requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - from)));
      }).observe(place, { childList: true });
    Object.assign(globalThis, { keyTimes: times });
  }, '[data-search-results]');
  const box = page.getByRole('searchbox');
  for (const query of queries) {
    await box.fill('');
    // Each letter by itself: `pressSequentially` waits before a letter that no key has, and types the next one at once.
    for (const letter of query) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(130);
    }
    await page.waitForTimeout(150);
  }
  return page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes);
}

/** Milliseconds from the search page being read (DOMContentLoaded) to its first results for `?q=`, with nothing cached. */
async function firstSearch(page: Page): Promise<number> {
  await page.goto(`${origin}/tim/?q=${encodeURIComponent('khai sinh')}`, { waitUntil: 'commit' });
  await page.locator(results).first().waitFor();
  const painted = await page.evaluate(() => performance.now());
  const ready = await page.evaluate(
    () => performance.getEntriesByType('navigation')[0]?.toJSON().domContentLoadedEventEnd,
  );
  return painted - Number(ready);
}

/** Every sixtieth query of the judged set that has an answer. */
const someQueries = (): string[] =>
  judgedQueries('tests/search/judged.jsonl')
    .filter(({ rel }) => Object.keys(rel).length > 0)
    .filter((_, index) => index % 60 === 0)
    .map(({ query }) => query);

/**
 * Search on Slow 4G with a slow processor, with the search in its worker and again on the page itself, where the
 * slowdown counts fully (`OnPage`). Names of the figures begin with `name`.
 */
export async function searchTimes(name: string, folder = 'dist'): Promise<Figures> {
  const host = await staticHost(folder, { isOurs: true });
  const figures: Record<string, number> = {};
  try {
    for (const where of ['', 'OnPage'])
      await behind(host, slow4g, async (browser) => {
        const phone = await newPhone(browser, 'block');
        const { page } = await newTab(phone, slow4g);
        if (where) await page.addInitScript('delete window.Worker;');
        const first = await firstSearch(page);
        const times = await keyTimes(page, someQueries());
        await phone.close();
        figures[`${name}First${where}`] = Math.round(first);
        figures[`${name}Key50${where}`] = Math.round(percentile(times, 0.5));
        figures[`${name}Key95${where}`] = Math.round(percentile(times, 0.95));
      });
  } finally {
    host.close();
  }
  return figures;
}
