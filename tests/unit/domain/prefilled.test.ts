import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { prefilled } from '#domain/prefilled.ts';

const note = 'Tìm không thấy: giấy & tờ #1\nBản: abc';

test('a note travels whole in the address of a new issue', () => {
  const url = new URL(prefilled('https://example.vn/issues/new?labels=tim', note));
  expect(url.searchParams.get('labels')).toBe('tim');
  expect(url.searchParams.get('title')).toBe('Tìm không thấy: giấy & tờ #1');
  expect(url.searchParams.get('body')).toBe(note);
});

test('our form on GitHub gets the note in its own fields', () => {
  const about = { page: '/huong-dan/dang-ky-khai-sinh/#buoc-3', build: 'abc' };
  const { searchParams } = new URL(
    prefilled('https://github.com/nhom/kho/issues/new', note, about),
  );
  const template = `.github/ISSUE_TEMPLATE/${searchParams.get('template')}`;
  const fields: { id?: string; type: string }[] = parse(readFileSync(template, 'utf8')).body;
  const known = fields.filter(({ type }) => type !== 'checkboxes').map(({ id }) => id);
  const filled = [...searchParams.keys()].filter((name) => name !== 'template' && name !== 'title');
  expect(known).toEqual(expect.arrayContaining(filled));
  expect(searchParams.get('page')).toBe(about.page);
  expect(searchParams.get('build')).toBe('abc');
  expect(searchParams.get('wrong')).toBe(note);
});

test('a form that the editors chose themselves is left to them', () => {
  const address = 'https://github.com/nhom/kho/issues/new?template=khac.yml';
  const { searchParams } = new URL(prefilled(address, note, { page: '/', build: 'abc' }));
  expect(searchParams.get('template')).toBe('khac.yml');
  expect(searchParams.get('body')).toBe(note);
});

test('a very long note is cut, by what it takes in an address', () => {
  for (const letter of ['a', 'ế'])
    expect(prefilled('https://example.vn/', letter.repeat(9000)).length).toBeLessThanOrEqual(6000);
});
