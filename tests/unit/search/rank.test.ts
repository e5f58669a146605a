import { describe, expect, test } from 'vitest';
import { questionWords } from '#search/question-words.ts';
import { ranker } from '#search/rank.ts';
import {
  type PackedParts,
  pack,
  type TitleIndex,
  type TitleRecord,
  unpack,
} from '#search/title-index.ts';

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
  covers: [],
  isEnded: false,
  ...more,
});

const index: TitleIndex = {
  pages: [
    page('service', 'khai-sinh', 'Đăng ký khai sinh cho con', {
      covers: ['1.001193'],
      isEssential: true,
      alsoKnownAs: ['giấy khai sinh'],
    }),
    page('guide', 'khai-sinh', 'Đăng ký khai sinh trên mạng', { covers: ['1.001193'] }),
    page('procedure', '1.001193', 'Thủ tục đăng ký khai sinh', { covers: ['1.001193'] }),
    page('event', 'con-nho', 'Có con nhỏ', { covers: ['khai-sinh'] }),
    page('procedure', '1.002759', 'Cấp lại, đổi thẻ BHYT', { covers: ['1.002759'] }),
    page('service', 'khai-tu', 'Đăng ký khai tử', { covers: ['1.000656'] }),
    page('service', 'thuong-tru', 'Đăng ký thường trú', { covers: ['1.004222'] }),
    page('service', 'duong', 'Xin đào đường'),
    page('service', 'duong-nuoi', 'Xin trợ cấp dưỡng nuôi'),
    page('procedure', '2.000986', 'Liên thông cũ', {
      covers: ['2.000986', '1.001193'],
      isEnded: true,
    }),
  ],
  synonyms: [
    { from: ['hộ khẩu'], to: ['đăng ký thường trú'], exact: false, isAbbreviation: false },
    { from: ['ở đậu'], to: ['đăng ký thường trú'], exact: false, isAbbreviation: false },
    { from: ['bhyt'], to: ['bảo hiểm y tế'], exact: false, isAbbreviation: true },
  ],
  words: ['nhỏ', 'đâu'],
};
const search = ranker(index);
const first = (query: string) => search(query).results[0]?.id;

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

test('a service, its guide, its procedure and the life event it belongs to are one result', () => {
  const [first, ...others] = search('khai sinh').results;
  expect(first?.id).toBe('khai-sinh');
  expect(first?.parts.map(({ kind }) => kind)).toEqual(['guide', 'procedure', 'event']);
  expect(others.flatMap(({ url, parts }) => [url, ...parts.map((part) => part.url)])).not.toContain(
    '/guide/khai-sinh/',
  );
});

test('a code that ended leads to what is used now, and is never found by its name', () => {
  expect(search('2.000986.000.00.00.H56').results.map(({ id }) => id)).toEqual([
    '1.001193',
    'khai-sinh',
    '2.000986',
  ]);
  expect(search('liên thông cũ').results.map(({ id }) => id)).not.toContain('2.000986');
});

test('a code brings its procedure first, then the service, each page once', () => {
  const { results } = search('1.001193');
  expect(results.map(({ kind }) => kind)).toEqual(['procedure', 'service']);
  expect(results[1]?.parts.map(({ kind }) => kind)).toEqual(['guide', 'event']);
});

test('a word that is still being typed is completed, and is no slip', () => {
  expect(search('đăng ký khai s').results[0]?.id).toBe('khai-sinh');
  expect(search('thường tr').results[0]?.id).toBe('thuong-tru');
  expect(search('khai s').understood.mended).toBeUndefined();
});

test('what was typed can be searched as it stands', () => {
  expect(search('hộ khẩu', { asTyped: true }).understood.meant).toEqual([]);
  expect(search('khai sihn', { asTyped: true }).understood.mended).toBeUndefined();
});

test('two words of the dictionary with other marks are other words', () => {
  expect(search('ở đâu').understood.meant).toEqual([]);
  expect(search('ở đậu').understood.meant).toEqual([{ from: 'ở đậu', to: 'đăng ký thường trú' }]);
});

test('a name in short is found by its whole words, and the other way round', () => {
  expect(search('cấp lại thẻ bảo hiểm y tế').results[0]?.id).toBe('1.002759');
  expect(search('thẻ BHYT').results[0]?.id).toBe('1.002759');
});

test('the name that was asked for is told where the title is another', () => {
  expect(search('giấy khai sinh').results[0]?.foundAs).toBe('giấy khai sinh');
  expect(search('đăng ký khai tử').results[0]?.foundAs).toBeUndefined();
});

test('a whole name among many other words is meant', () => {
  const spoken = 'con gái tôi mới về nước tuần trước nên đăng ký khai tử cho ông ngoại';
  expect(search(spoken).confidence).toBeGreaterThan(0.65);
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
  expect(search('').results).toEqual([]);
});

test('the index arrives as it was packed', () => {
  const { first, more } = JSON.parse(JSON.stringify(pack(index))) as PackedParts;
  const arrived = unpack(first, more);
  expect({ ...arrived, pages: new Set(arrived.pages) }).toEqual({
    ...index,
    pages: new Set(index.pages),
  });
  expect(unpack(first).pages.some(({ isEnded }) => isEnded)).toBe(false);
  expect(more.length).toBeGreaterThan(0);
});

describe('an index in English', () => {
  const { everyday, ...asked } = questionWords.en ?? { spoken: [], doubtful: [], everyday: [] };
  const english: TitleIndex = {
    pages: [
      page('service', 'ket-hon', 'Register a marriage', {
        alsoKnownAs: ['marriage certificate', 'Đăng ký kết hôn'],
      }),
      page('service', 'khai-sinh', 'Register your child’s birth', {
        alsoKnownAs: ['birth certificate', 'đăng ký khai sinh'],
      }),
      page('service', 'can-cuoc', 'Exchange or replace your ID card', {
        alsoKnownAs: ['thẻ căn cước', 'lost ID card'],
      }),
      page('service', 'tam-tru', 'Register temporary residence', { alsoKnownAs: ['tạm trú'] }),
      page('lesson', 'giay-to', 'Take clear photos of papers'),
      page('lesson', 'mang', 'Use public Wi-Fi safely'),
    ],
    synonyms: [],
    words: [...everyday, 'selling', 'six', 'mỹ'],
    asked,
  };
  const inEnglish = ranker(english);
  const mended = (query: string) => inEnglish(query).understood.mended;

  test.each([
    ['words of a question', 'how do I get a marriage certificate', 'ket-hon'],
    ['a slip in a long word', 'birth certifcate', 'khai-sinh'],
    ['a plural', 'marriages', 'ket-hon'],
    ['the singular of a plural', 'photo of a paper', 'giay-to'],
    ['Vietnamese without marks', 'can cuoc', 'can-cuoc'],
    ['Vietnamese with marks', 'Tạm trú', 'tam-tru'],
    ['Vietnamese in Telex', 'tamj trus', 'tam-tru'],
    ['Vietnamese typed as one word', 'khaisinh', 'khai-sinh'],
    ['two languages', 'register tam tru', 'tam-tru'],
  ])('finds with %s its page first', (_, query, id) => {
    expect(inEnglish(query).results[0]?.id).toBe(id);
  });

  test('mends slips, and leaves English words as they are', () => {
    expect(mended('birth certifcate')).toBe('birth certificate');
    expect(mended('khai sihn')).toBe('khai sinh');
    for (const query of ['my house', 'six months', 'friends sleeping', 'who can help me'])
      expect(mended(query)).toBeUndefined();
  });

  test('words of a question give no doubt, other words do', () => {
    expect(inEnglish('what do I need for a birth certificate').confidence).toBeGreaterThan(0.7);
    expect(inEnglish('the weather tomorrow').confidence).toBeLessThan(0.5);
  });

  test('it arrives as it was packed', () => {
    const { first, more } = JSON.parse(JSON.stringify(pack(english))) as PackedParts;
    expect(unpack(first, more)).toEqual(english);
  });
});
