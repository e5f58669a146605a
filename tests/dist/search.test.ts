import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ranker } from '#search/rank.ts';
import { unpack } from '#search/title-index.ts';
import { byCategory, measured } from '../../scripts/search-eval.ts';
import { wireBytes } from './site.ts';

const [file = ''] = globSync('dist/pagefind/*/titles.json');
const queries = readFileSync('tests/search/judged.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

test('the order of results never silently gets worse than it was', () => {
  const search = ranker(unpack(JSON.parse(readFileSync(file, 'utf8'))));
  const table = byCategory(
    queries.map(({ category, query, rel }) => {
      const { hits, confidence } = search(query);
      const ids = hits.map(({ url }) => url.replace(/^\/|\/$/g, ''));
      return { category, metrics: measured({ rel }, { ids, weak: confidence < 0.5 }) };
    }),
  );
  // Floors, a little below what was measured on 26/11/2026; raise them when the ranking gets better.
  expect(table.all?.['success@1']).toBeGreaterThan(0.855);
  expect(table.all?.['success@3']).toBeGreaterThan(0.92);
  expect(table.all?.['ndcg@10']).toBeGreaterThan(0.82);
  expect(table.all?.reject).toBeGreaterThan(0.72);
});

test('every judged page is built', () => {
  const built = new Set(
    globSync('dist/**/index.html').map((path) =>
      path
        .replaceAll('\\', '/')
        .replace(/^dist\//, '')
        .replace(/\/?index\.html$/, ''),
    ),
  );
  const missing = queries.flatMap(({ qid, rel }) =>
    Object.keys(rel)
      .filter((id) => !built.has(id))
      .map((id) => `${qid} ${id}`),
  );
  expect(missing).toEqual([]);
});

test('a first search costs at most 75 kB', () => {
  expect(wireBytes(file) + wireBytes(file.replace('titles.json', 'worker.js'))).toBeLessThanOrEqual(
    75_000,
  );
});
