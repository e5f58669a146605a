/**
 * `npm run search:eval -- [FILE.jsonl] [--json] [--fails]`: types every judged query into the search page of the built
 * site, in a phone-sized Chromium, and says how good the order of the results is, by category.
 *
 * nDCG@10: gain 2^grade−1, log2 discount. Success and MRR: the first page of grade 2 or 3. A query without judged pages
 * is rightly answered by nothing or by guesses that are called so.
 */
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { chromiumPath } from './chromium-path.ts';
import { byCategory, type Found, type Judged, judgedQueries, measured } from './judge.ts';
import { siteServer } from './serve.ts';

async function answers(queries: readonly Judged[]): Promise<Found[]> {
  const server = siteServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const path = chromiumPath();
  const browser = await chromium.launch({
    ...(path ? { executablePath: path } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tim/`);
    const found: Found[] = [];
    for (const { query } of queries) {
      await page.locator('input[type=search]').fill(query);
      await page.waitForFunction(
        (typed) =>
          document
            .querySelector('[data-search-results][data-ready]')
            ?.getAttribute('data-query') === typed,
        query.trim().slice(0, 120),
      );
      found.push(
        await page.evaluate(() => ({
          ids: [...document.querySelectorAll<HTMLAnchorElement>('[data-search-results] a')].map(
            ({ pathname }) => pathname.replace(/^\/|\/$/g, ''),
          ),
          weak: !document.querySelector('[data-search-weak]')?.hasAttribute('hidden'),
        })),
      );
    }
    return found;
  } finally {
    await browser.close();
    server.close();
  }
}

async function main(options: readonly string[]): Promise<void> {
  const file = options.find((option) => !option.startsWith('--')) ?? 'tests/search/judged.jsonl';
  const queries = judgedQueries(file);
  const found = await answers(queries);
  const results = queries.map((query, index) => {
    const answer = found[index] ?? { ids: [], weak: true };
    return { ...query, answer, metrics: measured(query, answer) };
  });
  const table = byCategory(results);
  if (options.includes('--json')) console.log(JSON.stringify(table, null, 2));
  else
    console.table(
      Object.fromEntries(
        Object.entries(table).map(([category, row]) => [
          category,
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
          ),
        ]),
      ),
    );
  if (options.includes('--fails'))
    for (const { qid, query, rel, answer, metrics } of results)
      if (metrics.reject === 0 || (metrics['ndcg@10'] ?? 1) < 0.6)
        console.log(
          `${qid} “${query}” muốn: ${Object.keys(rel).slice(0, 2).join(', ') || 'không có'}; ra: ${answer.ids.slice(0, 3).join(', ')}`,
        );
}

if (import.meta.main) await main(process.argv.slice(2));
