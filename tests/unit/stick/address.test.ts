import { expect, test } from 'vitest';
import { addressOfFile, fileOfAddress, linkBetween } from '#stick/address.ts';

test.each([
  ['/', 'index.html'],
  ['/tim/', 'tim/index.html'],
  ['/tim/?q=khai%20sinh', 'tim/index.html?q=khai%20sinh'],
  ['/?a=/b/', 'index.html?a=/b/'],
  ['/so-tay/#xoa', 'so-tay/index.html#xoa'],
  ['/#a/b', 'index.html#a/b'],
  ['/huong-dan/x/?a=1#buoc-2', 'huong-dan/x/index.html?a=1#buoc-2'],
  ['/du-lieu/v1/procedures.csv', 'du-lieu/v1/procedures.csv'],
  ['/thu-tuc/1.001193/', 'thu-tuc/1.001193/index.html'],
])('%s lies in %s', (address, file) => {
  expect(fileOfAddress(address)).toBe(file);
});

test.each([
  'https://dichvucong.gov.vn/',
  '//dichvucong.gov.vn/',
  'mailto:a@b.example',
  'tel:1022',
  'geo:10.4,106.1',
  '#buoc-1',
  '?q=a',
  '../tim/index.html',
  '',
])('%s is no address of the site', (address) => {
  expect(fileOfAddress(address)).toBeUndefined();
});

test('the address of a file is the one that leads to it', () => {
  for (const address of ['/', '/tim/', '/huong-dan/x/in/', '/icon.svg'])
    expect(addressOfFile(fileOfAddress(address) ?? '')).toBe(address);
});

test.each([
  ['index.html', 'tim/index.html', 'tim/index.html'],
  ['tim/index.html', 'index.html', '../index.html'],
  ['huong-dan/x/in/index.html', '_astro/a.css', '../../../_astro/a.css'],
])('%s links %s as %s', (from, to, link) => {
  expect(linkBetween(from, to)).toBe(link);
});
