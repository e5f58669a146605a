import { readFileSync } from 'node:fs';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import {
  type PackedIndex,
  type PackedParts,
  pack,
  type TitleRecord,
  unpack,
} from '#search/title-index.ts';
import { judgedQueries } from '../judge.ts';
import type { Figures } from './budgets.ts';
import { titlesFile } from './bytes.ts';
import { behind } from './page.ts';
import { newPhone, newTab, origin } from './phone.ts';
import { slow4g } from './shaped-link.ts';
import { staticHost } from './static-host.ts';

interface NationalRow {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

const results = '[data-search-results] > li';

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/** The site's own services and lessons, with every procedure of the country instead of the commune's. */
export function nationalIndex(file: string, folder = 'dist'): PackedParts {
  const own = JSON.parse(readFileSync(titlesFile(folder), 'utf8')) as PackedIndex;
  const { pages, synonyms, words } = unpack(own);
  const rows = gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as NationalRow);
  const procedures = rows.map(
    ({ code, name, level }): TitleRecord => ({
      id: code,
      kind: 'procedure',
      url: `/thu-tuc/${code}/`,
      title: name,
      about: '',
      alsoKnownAs: [],
      isEssential: false,
      isCommune: /xã/i.test(level ?? ''),
      covers: [code],
      isEnded: false,
    }),
  );
  return pack({
    pages: [...pages.filter(({ kind }) => kind !== 'procedure'), ...procedures],
    synonyms,
    words,
  });
}

/** What the network carries of such an index for the first search, and what follows it. */
export function nationalBytes({ first, more }: PackedParts, folder = 'dist'): Figures {
  const worker = readFileSync(titlesFile(folder).replace('titles.json', 'worker.js'));
  return {
    searchNationalFirst:
      brotliCompressSync(JSON.stringify(first)).length + brotliCompressSync(worker).length,
    searchNationalMore: brotliCompressSync(JSON.stringify(more)).length,
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
      new MutationObserver(() => {
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
    await box.pressSequentially(query, { delay: 130 });
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
 *
 * @param index - another index than the one of the folder.
 */
export async function searchTimes(
  name: string,
  { folder = 'dist', index }: { folder?: string; index?: PackedParts | undefined } = {},
): Promise<Figures> {
  const titles = titlesFile(folder).slice(folder.length).replaceAll('\\', '/');
  const instead = new Map(
    index
      ? [
          [titles, JSON.stringify(index.first)],
          [titles.replace('titles.json', 'titles-more.json'), JSON.stringify(index.more)],
        ]
      : [],
  );
  const host = await staticHost(folder, { isOurs: true, instead });
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
