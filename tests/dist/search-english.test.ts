import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerOf } from '#search/name-search.ts';
import { ranker } from '#search/rank.ts';
import { unpack } from '#search/title-index.ts';
import { byCategory, judgedQueries, measured, shown } from '../../scripts/judge.ts';
import { wireBytes } from './site.ts';

const [file = ''] = globSync('dist/pagefind/*/en/titles.json');
const more = file.replace('titles.json', 'titles-more.json');
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const search = ranker(unpack(read(file), read(more)));

/** Judged pages are named by their path in any language. */
const answer = (query: string) => {
  const { ids, weak } = shown(answerOf(search(query)));
  return { ids: ids.map((id) => id.replace(/^en\//, '')), weak };
};
const tableOf = (path: string) =>
  byCategory(
    judgedQueries(path).map((query) => ({
      category: query.category,
      metrics: measured(query, answer(query.query)),
    })),
  );

// Floors, a little below what was measured on 26/11/2026.
test('people who type English find the same services', () => {
  const { all, none } = tableOf('tests/search/english.jsonl');
  expect(all?.['success@1']).toBeGreaterThan(0.9);
  expect(all?.['success@3']).toBeGreaterThan(0.9);
  expect(all?.['ndcg@10']).toBeGreaterThan(0.88);
  expect(none?.reject).toBe(1);
});

test('so do those whose words nobody looked at while the index was made', () => {
  const { all } = tableOf('tests/search/english-heldout.jsonl');
  expect(all?.['success@1']).toBeGreaterThan(0.85);
  expect(all?.['ndcg@10']).toBeGreaterThan(0.82);
});

test.each(['lam giay khai sinh', 'can cuoc', 'ho khau', '1.001193'])(
  'Vietnamese words find English pages: %s',
  (query) => {
    expect(answer(query).ids.length).toBeGreaterThan(0);
  },
);

test.each(['birth', 'death', 'land', 'residence'])(
  'one word of a name is no guess: %s',
  (query) => {
    expect(answer(query).weak).toBe(false);
  },
);

test('a first search in English costs at most 85 kB', () => {
  const parts = [file, more, file.replace('titles.json', 'worker.js')];
  expect(parts.reduce((sum, part) => sum + wireBytes(part), 0)).toBeLessThanOrEqual(85_000);
});
