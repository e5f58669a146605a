/**
 * `npm run bench -- [--national FILE.jsonl.gz] [--json]`: what search and the offline copy cost on a cheap phone, against the budgets
 * of bench/budgets.json. Ends with 1 when a budget of bytes is broken; times are of this machine, so they are told and
 * never fail the run.
 *
 * Slow 4G: 150 ms, 1.6 Mb/s; processor four times slower. Times are measured in the real page, with the search in its
 * worker and again on the page itself, where the slowdown counts fully.
 */
import { globSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import type { Release } from '#offline/cache-names.ts';
import { essentialsPack, everythingPack, searchPack, shellPack } from '#offline/cache-plan.ts';
import {
  type PackedIndex,
  type PackedParts,
  pack,
  type TitleRecord,
  unpack,
} from '#search/title-index.ts';
import { chromiumPath } from './chromium-path.ts';
import { judgedQueries } from './judge.ts';
import { siteServer } from './serve.ts';

interface Budgets {
  readonly bytes: Readonly<Record<string, number>>;
  readonly milliseconds: Readonly<Record<string, number>>;
}
interface NationalRow {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: string;
}

const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
};
const slowdown = 4;
const results = '[data-search-results] > li';

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/** The site's own services and lessons, with every procedure of the country instead of the commune's. */
function nationalIndex(file: string, own: PackedIndex): PackedParts {
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

/** Milliseconds from the search page being read (DOMContentLoaded) to its first results for `?q=`, on Slow 4G with nothing cached. */
async function firstSearch(page: Page, session: CDPSession): Promise<number> {
  await session.send('Network.emulateNetworkConditions', slow4g);
  await page.goto(`/tim/?q=${encodeURIComponent('khai sinh')}`, { waitUntil: 'commit' });
  await page.locator(results).first().waitFor();
  const painted = await page.evaluate(() => performance.now());
  const ready = await page.evaluate(
    () => performance.getEntriesByType('navigation')[0]?.toJSON().domContentLoadedEventEnd,
  );
  return painted - Number(ready);
}

async function measure(
  browser: Browser,
  base: string,
  index: PackedParts | undefined,
  withWorker: boolean,
  queries: readonly string[],
): Promise<{ first: number; p50: number; p95: number; keys: number }> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  if (!withWorker) await page.addInitScript('delete window.Worker;');
  if (index)
    for (const [name, part] of [
      ['titles', index.first],
      ['titles-more', index.more],
    ] as const) {
      const body = JSON.stringify(part);
      await context.route(`**/${name}.json`, (route) =>
        route.fulfill({ body, contentType: 'application/json' }),
      );
    }
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const first = await firstSearch(page, session);
  await session.send('Network.emulateNetworkConditions', {
    ...slow4g,
    latency: 0,
    downloadThroughput: -1,
  });
  const times = await keyTimes(page, queries);
  await context.close();
  return {
    first,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    keys: times.length,
  };
}

/** What the network carries for offline use: by itself, under Save-Data, and for all that can be saved. */
function offlineBytes(): Record<string, number> {
  const { packs } = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
  const lists = ['dist/sw.js', 'dist/release.json'].reduce(
    (sum, path) => sum + brotliCompressSync(readFileSync(path)).length,
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

async function main(options: readonly string[]): Promise<void> {
  const budgets = JSON.parse(readFileSync('bench/budgets.json', 'utf8')) as Budgets;
  const [titles = ''] = globSync('dist/pagefind/*/titles.json');
  const own = JSON.parse(readFileSync(titles, 'utf8')) as PackedIndex;
  const at = options.indexOf('--national');
  const national = at < 0 ? undefined : nationalIndex(options[at + 1] ?? '', own);
  const worker = readFileSync(titles.replace('titles.json', 'worker.js'));
  const wire = (index: PackedIndex): number =>
    brotliCompressSync(JSON.stringify(index)).length + brotliCompressSync(worker).length;

  const queries = judgedQueries('tests/search/judged.jsonl')
    .filter(({ rel }) => Object.keys(rel).length > 0)
    .filter((_, index) => index % 60 === 0)
    .map(({ query }) => query);
  const bytes: Record<string, number> = { searchFirst: wire(own), ...offlineBytes() };
  const milliseconds: Record<string, number> = {};
  const server = siteServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const path = chromiumPath();
  const browser = await chromium.launch({
    ...(path ? { executablePath: path } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const [name, index] of [
      ['search', undefined],
      ...(national ? ([['searchNational', national]] as const) : []),
    ] as const)
      for (const withWorker of [true, false]) {
        const { first, p50, p95 } = await measure(browser, base, index, withWorker, queries);
        const where = withWorker ? '' : 'OnPage';
        milliseconds[`${name}First${where}`] = Math.round(first);
        milliseconds[`${name}Key50${where}`] = Math.round(p50);
        milliseconds[`${name}Key95${where}`] = Math.round(p95);
      }
  } finally {
    await browser.close();
    server.close();
  }
  if (national) {
    bytes.searchNationalFirst = wire(national.first);
    bytes.searchNationalMore = brotliCompressSync(JSON.stringify(national.more)).length;
  }

  const broken = Object.entries(bytes).filter(
    ([name, value]) => value > (budgets.bytes[name] ?? Number.POSITIVE_INFINITY),
  );
  if (options.includes('--json')) console.log(JSON.stringify({ bytes, milliseconds, budgets }));
  else {
    const rows = (measured: Record<string, number>, limits: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        Object.entries(measured).map(([name, value]) => [name, { value, budget: limits[name] }]),
      );
    console.table(rows(bytes, budgets.bytes));
    console.table(rows(milliseconds, budgets.milliseconds));
  }
  for (const [name, value] of broken)
    console.error(`${name}: ${value} bytes, budget ${budgets.bytes[name]}`);
  process.exitCode = broken.length > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
