import { expect, test } from 'vitest';
import { readHtml } from '#deploy/output-gate.ts';
import { attribute, elementsIn, firstIn, hasClass, textIn } from '../../../scripts/html-tree.ts';

const page = readHtml(
  '<!doctype html><html lang="vi" data-kind="guide" data-essential><body><main><h1>Đăng ký&nbsp;kết hôn</h1><p class="trust more">Ai nói<br>điều này</p><p data-level="commune">Xã <a href="/a/">làm</a></p><script type="module" src="/a.js"></script></main></body></html>',
);
const main = firstIn(page, ({ tagName }) => tagName === 'main');
const isTrust = (element: Parameters<typeof hasClass>[0]): boolean => hasClass(element, 'trust');
const names = (isLeftOut?: typeof isTrust): (string | undefined)[] =>
  main ? [...elementsIn(main, isLeftOut)].map(({ tagName }) => tagName) : [];

test('walks the elements in the order of the page, without those that are left out', () => {
  expect(names()).toEqual(['h1', 'p', 'br', 'p', 'a', 'script']);
  expect(names(isTrust)).toEqual(['h1', 'p', 'a', 'script']);
});

test('reads what stands in an element as a reader does', () => {
  expect(main && textIn(main)).toBe('Đăng ký\u00a0kết hônAi nói\nđiều nàyXã làm');
  expect(main && textIn(main, isTrust)).toBe('Đăng ký\u00a0kết hônXã làm');
});

test('knows attributes by the names of the parser', () => {
  const html = firstIn(page, ({ tagName }) => tagName === 'html');
  expect(attribute(html, 'dataKind')).toBe('guide');
  expect(attribute(html, 'dataEssential')).toBe('');
  expect(attribute(html, 'dataId')).toBeUndefined();
  expect(attribute(firstIn(main, isTrust), 'className')).toBe('trust more');
  expect(attribute(undefined, 'dataKind')).toBeUndefined();
});

test('finds the first that is as asked for', () => {
  expect(
    attribute(
      firstIn(main, ({ tagName }) => tagName === 'a'),
      'href',
    ),
  ).toBe('/a/');
  expect(firstIn(main, ({ tagName }) => tagName === 'table')).toBeUndefined();
  expect(firstIn(undefined, () => true)).toBeUndefined();
});
