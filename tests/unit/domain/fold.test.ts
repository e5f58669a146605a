import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, slugOf } from '#domain/fold.ts';

// Every Vietnamese vowel with its mark, by the bare letter it is searched as.
const vowels: Record<string, string> = {
  a: 'aăâ',
  e: 'eê',
  i: 'i',
  o: 'oôơ',
  u: 'uưu',
  y: 'y',
};
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

const toned = Object.entries(vowels).flatMap(([bare, marked]) =>
  [...marked].flatMap((vowel) => tones.map((tone): [string, string] => [vowel + tone, bare])),
);
const consonants = [...'bcdghklmnpqrstvx'].map((letter): [string, string] => [letter, letter]);
/** Each letter and what it folds to. */
const letters: [string, string][] = [...toned, ...consonants, ['đ', 'd']];

const letter = fc
  .tuple(fc.constantFrom(...letters), fc.boolean(), fc.constantFrom('NFC', 'NFD'))
  .map(([[written, bare], upper, form]): [string, string] => [
    (upper ? written.toUpperCase() : written).normalize(form),
    bare,
  ]);

describe('fold', () => {
  test.each([
    ['Đăng ký', 'dang ky'],
    ['ĐĂNG KÝ', 'dang ky'],
    ['đ', 'd'],
    ['Đ', 'd'],
    ['Nguyễn Thị Ưởng', 'nguyen thi uong'],
    ['Số 1868/QĐ-BTP', 'so 1868/qd-btp'],
    ['', ''],
  ])('“%s” is searched as “%s”', (written, bare) => {
    expect(fold(written.normalize('NFC'))).toBe(bare);
    expect(fold(written.normalize('NFD'))).toBe(bare);
  });

  test.each(letters)('“%s” is “%s”, small or capital, composed or not', (written, bare) => {
    for (const form of ['NFC', 'NFD'])
      for (const one of [written, written.toUpperCase()])
        expect(fold(one.normalize(form))).toBe(bare);
  });

  test('a word of any Vietnamese letters becomes plain letters', () => {
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 12 }), (word) => {
        expect(fold(word.map(([written]) => written).join(''))).toBe(
          word.map(([, bare]) => bare).join(''),
        );
      }),
    );
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('slugOf', () => {
  test.each([
    ['Cần chuẩn bị', 'can-chuan-bi'],
    ['  Hay sai ở đâu?  ', 'hay-sai-o-dau'],
    ['Cấp, quản lý căn cước', 'cap-quan-ly-can-cuoc'],
    ['Hộ tịch (liên thông)', 'ho-tich-lien-thong'],
    ['Đất đai — 2026', 'dat-dai-2026'],
    ['???', ''],
    ['漢字', ''],
  ])('“%s” becomes “%s”', (text, slug) => {
    expect(slugOf(text)).toBe(slug);
    expect(slugOf(text.normalize('NFD'))).toBe(slug);
  });

  test('holds only letters, digits and single hyphens inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(slugOf(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
      }),
    );
  });
});
