import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOurPage, markIn, noMark, noMarkOnPaper } from '#offline/page-mark.ts';
import { markPages } from '../../../scripts/mark-pages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-tay-mark-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const page = (words: string, none = noMark) =>
  `<!doctype html><html lang="vi" data-mark="${none}"><body><p>${words}</p></body></html>\n`;

async function marked(html: string): Promise<string> {
  writeFileSync(join(folder, 'a.html'), html);
  expect(markPages(folder)).toBe(1);
  return readFileSync(join(folder, 'a.html'), 'utf8');
}

test('the same text has the same mark, another text another', async () => {
  const one = await marked(page('Ký tên'));
  expect(one).toMatch(/data-mark="[0-9a-f]{8}"/);
  expect(await marked(page('Ký tên'))).toBe(one);
  expect(markIn(await marked(page('Ký tên.')))).not.toBe(markIn(one));
});

test('marking twice changes nothing, and a page that was changed in between gets its own mark', async () => {
  const one = await marked(page('Ký tên'));
  expect(await marked(one)).toBe(one);
  expect(await marked(one.replace('Ký tên', 'Đóng dấu'))).toBe(await marked(page('Đóng dấu')));
});

test('a sheet says its mark in words as well', async () => {
  const sheet = await marked(page(`bản ${noMarkOnPaper}`, noMarkOnPaper));
  expect(markIn(sheet)).toMatch(/^[0-9a-f]{12}$/);
  expect(sheet).toContain(`<p>bản ${markIn(sheet)}</p>`);
  expect(await isOurPage(sheet)).toBe(true);
});

test.each([
  ['cut short', (html: string) => html.slice(0, -20)],
  ['cut by its last byte', (html: string) => html.slice(0, -1)],
  ['one letter is another', (html: string) => html.replace('Ký', 'Ky')],
  ['an advert', (html: string) => html.replace('</body>', '<p>Mua ngay</p></body>')],
  ['the mark of another page', (html: string) => html.replace(/[0-9a-f]{8}/, '01234567')],
  ['not marked', () => page('Ký tên')],
  ['a portal', () => '<!doctype html><html><body>Wi-Fi</body></html>'],
])('a page is ours as it is, not when it is %s', async (_, spoil) => {
  const whole = await marked(page('Ký tên'));
  expect(await isOurPage(whole)).toBe(true);
  expect(await isOurPage(spoil(whole))).toBe(false);
});

test('a page without a place for a mark stops the build', async () => {
  writeFileSync(join(folder, 'a.html'), '<!doctype html><html lang="vi"></html>');
  expect(() => markPages(folder)).toThrow('a.html');
});
