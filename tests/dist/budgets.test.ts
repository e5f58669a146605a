import { expect, test } from 'vitest';
import { overBudget, readBudgets } from '../../scripts/bench/budgets.ts';
import { folderFigures } from '../../scripts/bench/bytes.ts';

// What is the same on every machine; times are for `npm run bench`, which fails nobody by them.
test('bytes and counts of the built site are within bench/budgets.json', () => {
  const budgets = readBudgets();
  const { bytes, counts } = folderFigures();
  expect(overBudget(bytes, budgets.bytes, 'bytes')).toEqual([]);
  expect(overBudget(counts, budgets.counts, '')).toEqual([]);
});
