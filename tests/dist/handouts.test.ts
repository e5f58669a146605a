import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { afterAll, expect, test } from 'vitest';
import { builtCopy } from '../support/built-copy.ts';
import { builtPages } from './site.ts';

const guide = 'huong-dan/dang-ky-khai-sinh';
const copy = builtCopy({}, '2026-11-26', { HANDOUTS: '1' });
afterAll(copy.remove);

const linksOf = (html: string): string[] =>
  parse(html)
    .querySelectorAll('a')
    .map((link) => link.getAttribute('href') ?? '')
    .filter((address) => /\.(?:pdf|png)$/.test(address));

test('where ready sheets are published, the guide and the sheet link them', () => {
  expect(copy.status, copy.output).toBe(0);
  const page = (path: string) =>
    readFileSync(join(copy.folder, 'dist', path, 'index.html'), 'utf8');
  expect(linksOf(page(`${guide}/in`))).toEqual([`/${guide}/to-huong-dan.pdf`]);
  expect(linksOf(page(guide))).toEqual([`/${guide}/the-zalo.png`, `/${guide}/to-huong-dan.pdf`]);
  expect(linksOf(page('to-cong-nghe/tai-lieu'))).toEqual(
    expect.arrayContaining([`/${guide}/to-huong-dan.pdf`, `/${guide}/the-zalo.png`]),
  );
  expect(page(`${guide}/in`)).toContain('Bạn tải tờ PDF rồi in');
});

test('where they are not, no page links a file that is not there', () => {
  const linked = builtPages().flatMap(({ root }) => linksOf(root.outerHTML));
  expect(linked).toEqual([]);
});
