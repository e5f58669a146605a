import { expect, test } from 'vitest';
import { inPages } from '#domain/in-pages.ts';

test('a long list is cut into pages, in its order, and nothing is lost', () => {
  const things = Array.from({ length: 401 }, (_, index) => index);
  const pages = inPages(things);
  expect(pages.map((page) => page.length)).toEqual([200, 200, 1]);
  expect(pages.flat()).toEqual(things);
});

test('a short list and an empty one are one page', () => {
  expect(inPages(['a', 'b'])).toEqual([['a', 'b']]);
  expect(inPages([])).toEqual([[]]);
});
