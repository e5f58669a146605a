import { describe, expect, test } from 'vitest';
import { bare, fromTelex, fromVni, hasMarks, slips, spelled, wordsOf } from '#domain/syllable.ts';

describe('words of a text', () => {
  test.each([
    ['Đăng ký, khai sinh!', ['đăng', 'ký', 'khai', 'sinh']],
    ['1.001193', ['1001193']],
    ['1001193', ['1001193']],
    ['2.000986.000.00.00.H56 liên thông', ['2000986', 'liên', 'thông']],
    ['001193', ['001193']],
  ])('“%s”', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
    expect(wordsOf(text.normalize('NFD'))).toEqual(words);
  });
});

test.each([
  ['hoà', 'hòa'],
  ['thuỷ', 'thủy'],
  ['ký', 'kí'],
  ['quý', 'quí'],
  ['Hòa', 'hòa'.normalize('NFD')],
])('“%s” and “%s” are one syllable', (one, other) => {
  expect(spelled(one)).toBe(spelled(other));
  expect(bare(one)).toBe(bare(other));
});

test.each([
  ['máy', 'mái'],
  ['đường', 'dương'],
  ['má', 'mã'],
])('“%s” and “%s” are two', (one, other) => {
  expect(spelled(one)).not.toBe(spelled(other));
});

test('marks are seen, a đ too', () => {
  expect(['đi', 'mưa', 'bà', 'ba', 'cccd'].map(hasMarks)).toEqual([true, true, true, false, false]);
});

test.each([
  ['dduwowngf', 'đường'],
  ['giaays', 'giấy'],
  ['cawn', 'căn'],
  ['cuwowcs', 'cước'],
  ['khaii', undefined],
  ['hooj', 'hộ'],
  ['dangd', 'đang'],
  ['thuongwf', 'thường'],
  ['xe', undefined],
])('Telex keys “%s” meant %s', (keys, meant) => {
  expect(fromTelex(keys)).toBe(meant && spelled(meant));
});

test.each([
  ['d9uong72', 'đường'],
  ['giay61', 'giấy'],
  ['ca8n', 'căn'],
  ['ho65', 'hộ'],
  ['xe', undefined],
])('VNI keys “%s” meant %s', (keys, meant) => {
  expect(fromVni(keys)).toBe(meant && spelled(meant));
});

test('a neighbouring key and two letters that changed places are half a slip', () => {
  expect(slips('sinh', 'sinh', 2)).toBe(0);
  expect(slips('sihn', 'sinh', 2)).toBeCloseTo(0.7);
  expect(slips('khsi', 'khai', 2)).toBeCloseTo(0.7);
  expect(slips('kh', 'khai', 2)).toBe(2);
  expect(slips('ket', 'xyz', 1)).toBe(Number.POSITIVE_INFINITY);
});
