import { describe, expect, test } from 'vitest';
import { ranker } from '#search/rank.ts';
import { pack, type TitleIndex, type TitleRecord, unpack } from '#search/title-index.ts';

const page = (
  kind: TitleRecord['kind'],
  id: string,
  title: string,
  more: Partial<TitleRecord> = {},
): TitleRecord => ({
  id,
  kind,
  url: kind === 'service' ? `/dich-vu/${id}/` : `/${kind}/${id}/`,
  title,
  about: '',
  alsoKnownAs: [],
  isEssential: false,
  isCommune: true,
  codes: [],
  isEnded: false,
  ...more,
});

const index: TitleIndex = {
  pages: [
    page('service', 'khai-sinh', 'Đăng ký khai sinh cho con', {
      codes: ['1.001193'],
      isEssential: true,
      alsoKnownAs: ['giấy khai sinh'],
    }),
    page('guide', 'khai-sinh', 'Đăng ký khai sinh trên mạng', { codes: ['1.001193'] }),
    page('procedure', '1.001193', 'Thủ tục đăng ký khai sinh', { codes: ['1.001193'] }),
    page('service', 'khai-tu', 'Đăng ký khai tử', { codes: ['1.000656'] }),
    page('service', 'thuong-tru', 'Đăng ký thường trú', { codes: ['1.004222'] }),
    page('service', 'duong', 'Xin đào đường'),
    page('service', 'duong-nuoi', 'Xin trợ cấp dưỡng nuôi'),
    page('procedure', '2.000986', 'Liên thông cũ', {
      codes: ['2.000986', '1.001193'],
      isEnded: true,
    }),
  ],
  synonyms: [{ from: ['hộ khẩu'], to: ['đăng ký thường trú'], exact: false }],
  words: ['nhỏ'],
};
const search = ranker(index);
const first = (query: string) => search(query).hits[0]?.id;

describe('what somebody types', () => {
  test.each([
    ['no marks', 'dang ky khai sinh', 'khai-sinh'],
    ['marks', 'Đăng ký khai tử', 'khai-tu'],
    ['Telex keys', 'ddawng kys khai tuwr', 'khai-tu'],
    ['VNI keys', 'khai tu73', 'khai-tu'],
    ['joined words', 'khaisinh', 'khai-sinh'],
    ['a slip of the finger', 'khai sihn', 'khai-sinh'],
    ['a word of the dictionary', 'lam ho khau', 'thuong-tru'],
    ['typed tones', 'đường', 'duong'],
    ['other typed tones', 'dưỡng', 'duong-nuoi'],
    ['a code', '1.001193', '1.001193'],
    ['the end of a code', '001193', '1.001193'],
  ])('with %s finds its page first', (_, query, id) => {
    expect(first(query)).toBe(id);
  });
});

test('a service brings its guide and its procedure', () => {
  expect(
    search('khai sinh')
      .hits.slice(0, 3)
      .map(({ kind }) => kind),
  ).toEqual(['service', 'guide', 'procedure']);
});

test('a code that ended leads to what is used now, and is never found by its name', () => {
  expect(search('2.000986.000.00.00.H56').hits.map(({ id }) => id)).toEqual([
    '1.001193',
    'khai-sinh',
    'khai-sinh',
    '2.000986',
  ]);
  expect(search('liên thông cũ').hits.map(({ id }) => id)).not.toContain('2.000986');
});

test('what was mended and what the dictionary made of it is told', () => {
  expect(search('khai sihn').understood.mended).toBe('khai sinh');
  expect(search('khai sinh').understood.mended).toBeUndefined();
  expect(search('hộ khẩu').understood.meant).toEqual([
    { from: 'hộ khẩu', to: 'đăng ký thường trú' },
  ]);
});

test('words that stand on no page give no confidence', () => {
  expect(search('xổ số hôm nay').confidence).toBeLessThan(0.5);
  expect(search('đăng ký khai sinh').confidence).toBeGreaterThan(0.9);
  expect(search('').hits).toEqual([]);
});

test('the index arrives as it was packed', () => {
  expect(unpack(JSON.parse(JSON.stringify(pack(index))))).toEqual(index);
});
