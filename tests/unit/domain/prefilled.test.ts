import { expect, test } from 'vitest';
import { prefilled } from '#domain/prefilled.ts';

const note = 'Tìm không thấy: giấy & tờ #1\nBản: abc';

test('a note travels whole in the address of a new issue', () => {
  const url = new URL(prefilled('https://example.vn/issues/new?labels=tim', note));
  expect(url.searchParams.get('labels')).toBe('tim');
  expect(url.searchParams.get('title')).toBe('Tìm không thấy: giấy & tờ #1');
  expect(url.searchParams.get('body')).toBe(note);
});

test('a very long note is cut', () => {
  expect(prefilled('https://example.vn/', 'a'.repeat(9000)).length).toBeLessThan(11_000);
});
