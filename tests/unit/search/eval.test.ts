import { expect, test } from 'vitest';
import { byCategory, measured } from '../../../scripts/judge.ts';

const rel = { a: 3, b: 2, c: 1 };

test('the best order measures 1, a missing page 0', () => {
  expect(measured({ rel }, { ids: ['a', 'b', 'c'], weak: false })).toEqual({
    'ndcg@10': 1,
    'mrr@10': 1,
    'success@1': 1,
    'success@3': 1,
    'recall@5': 1,
  });
  expect(measured({ rel }, { ids: ['x'], weak: false })['ndcg@10']).toBe(0);
});

test('only grades 2 and 3 are a success', () => {
  const found = measured({ rel }, { ids: ['c', 'x', 'a'], weak: false });
  expect(found).toMatchObject({ 'success@1': 0, 'success@3': 1, 'mrr@10': 1 / 3, 'recall@5': 0.5 });
});

test('a query without pages is rightly answered by nothing or by guesses', () => {
  expect(measured({ rel: {} }, { ids: [], weak: false })).toEqual({ reject: 1 });
  expect(measured({ rel: {} }, { ids: ['a'], weak: true })).toEqual({ reject: 1 });
  expect(measured({ rel: {} }, { ids: ['a'], weak: false })).toEqual({ reject: 0 });
});

test('means are by category and over all', () => {
  const table = byCategory([
    { category: 'x', metrics: { 'success@1': 1 } },
    { category: 'y', metrics: { 'success@1': 0 } },
    { category: 'z', metrics: { reject: 1 } },
  ]);
  expect(table.x).toEqual({ n: 1, 'success@1': 1 });
  expect(table.all).toEqual({ n: 3, 'success@1': 0.5, reject: 1 });
});
