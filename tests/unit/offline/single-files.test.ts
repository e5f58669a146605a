import { expect, test } from 'vitest';
import { isLessThanPack } from '#offline/single-files.ts';

const pages = (count: number, bytes: number) =>
  Array.from({ length: count }, (_, at) => ({ url: `/dich-vu/${at}/`, bytes }));

test('a few changed pages come by themselves, many with their pack', () => {
  expect(isLessThanPack(pages(3, 20_000), { bytes: 100_000 })).toBe(true);
  expect(isLessThanPack(pages(20, 20_000), { bytes: 100_000 })).toBe(false);
});

test('more than thirty requests take longer than a pack, however small the files', () => {
  expect(isLessThanPack(pages(30, 10), { bytes: 100_000 })).toBe(true);
  expect(isLessThanPack(pages(31, 10), { bytes: 100_000 })).toBe(false);
});

test('parts of the search are packed already: they weigh what they weigh', () => {
  const part = { url: '/pagefind/0123456789ab/index/vi_1.pf_index', bytes: 28_000 };
  expect(isLessThanPack([part], { bytes: 20_000 })).toBe(false);
  expect(
    isLessThanPack([{ ...part, url: '/pagefind/0123456789ab/titles.json' }], { bytes: 20_000 }),
  ).toBe(true);
});

test('nothing to fetch is less than anything, a file of unknown size is not', () => {
  expect(isLessThanPack([], { bytes: 1 })).toBe(true);
  expect(isLessThanPack([{ url: '/', bytes: Number.POSITIVE_INFINITY }], { bytes: 1e9 })).toBe(
    false,
  );
});
