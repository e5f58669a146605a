import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOfFile } from '../../../scripts/file-hashes.ts';
import { hashOf, takeFormer } from '../../../scripts/former-files.ts';
import { writePage } from '../../../scripts/mark-pages.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const page = (words: string): string =>
  `<!doctype html><html lang="vi" data-mark="pagemark"><body>${words}</body></html>`;

/** A build before, with one page, and an empty folder for the next. */
function twoFolders() {
  const root = tempFolder('former');
  const [former, output] = [join(root, 'former'), join(root, 'output')];
  for (const folder of [former, output]) mkdirSync(folder);
  const bytes = Buffer.from(page('trang cũ'));
  writeFileSync(join(former, 'a.html'), bytes);
  return { former, output, bytes, hash: hashOf(bytes) };
}
const textOf = (...path: string[]): string => readFileSync(join(...path), 'utf8');

test('a file that is as it was written is taken over', () => {
  const { former, output, bytes, hash } = twoFolders();
  expect(takeFormer('a.html', hash, { former, output })).toEqual(bytes);
  expect(textOf(output, 'a.html')).toBe(bytes.toString());
  // No new file, where the file system has links.
  expect(statSync(join(output, 'a.html')).ino).toBe(statSync(join(former, 'a.html')).ino);
});

test('a file that somebody has changed, that is gone, or that no build is known to have written is not', () => {
  const { former, output, hash } = twoFolders();
  expect(takeFormer('a.html', undefined, { former, output })).toBeUndefined();
  expect(takeFormer('a.html', hash, { former: undefined, output })).toBeUndefined();
  expect(takeFormer('b.html', hash, { former, output })).toBeUndefined();
  writeFileSync(join(former, 'a.html'), page('chữ khác'));
  expect(takeFormer('a.html', hash, { former, output })).toBeUndefined();
  expect(() => statSync(join(output, 'a.html'))).toThrow();
});

test('what stands in its place gives way, and the file of the build before stays as it is', () => {
  const { former, output, bytes, hash } = twoFolders();
  writeFileSync(join(output, 'a.html'), 'dở dang');
  takeFormer('a.html', hash, { former, output });
  expect(textOf(output, 'a.html')).toBe(bytes.toString());
});

test('a page that changes after it was taken over leaves the site of the build before alone', () => {
  const { former, output, bytes, hash } = twoFolders();
  takeFormer('a.html', hash, { former, output });
  writePage(join(output, 'a.html'), page('trang mới'));
  expect(textOf(output, 'a.html')).toContain('trang mới');
  expect(textOf(former, 'a.html')).toBe(bytes.toString());
});

test('the hash of a file is that of what it says now', () => {
  const { former } = twoFolders();
  const file = join(former, 'a.html');
  const first = hashOfFile(file);
  expect(hashOfFile(file)).toBe(first);
  writeFileSync(file, page('trang mới!'));
  const second = hashOfFile(file);
  expect(second).not.toBe(first);
  // Put in its place by a link, with times of its own.
  writePage(file, page('trang cũ'));
  expect(hashOfFile(file)).not.toBe(second);
});
