import { expect, test } from 'vitest';
import { fold } from '#domain/fold.ts';
import { bare, fromTelex, fromVni, hasMarks, spelled, wordsOf } from '#domain/syllable.ts';

const tones = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const telexTones = ['', 's', 'f', 'r', 'x', 'j'];
const telexLetters: Record<string, string> = {
  ...{ â: 'aa', ê: 'ee', ô: 'oo', ă: 'aw', ơ: 'ow', ư: 'uw', đ: 'dd' },
};
const vniLetters: Record<string, string> = {
  ...{ â: 'a6', ê: 'e6', ô: 'o6', ă: 'a8', ơ: 'o7', ư: 'u7', đ: 'd9' },
};
const onsets = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'
  .split(' ')
  .concat('');
/** Rhymes without tone, and the letter that carries it, counted from 0. */
const rhymes: readonly (readonly [string, number])[] = [
  ...['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'].map((v) => [v, 0] as const),
  ...['an', 'ăn', 'ân', 'ang', 'anh', 'ach', 'ât', 'ên', 'ich', 'ông', 'ơn', 'ung', 'ưng'].map(
    (rhyme) => [rhyme, 0] as const,
  ),
  ...['ai', 'ao', 'au', 'ay', 'ây', 'eo', 'êu', 'oi', 'ôi', 'ơi', 'ui', 'ưi', 'ưu', 'iu'].map(
    (rhyme) => [rhyme, 0] as const,
  ),
  ...['iên', 'iêt', 'uôn', 'uôi', 'ươn', 'ươi', 'ương', 'iêu', 'uyên'].map(
    (rhyme) => [rhyme, rhyme === 'uyên' ? 2 : 1] as const,
  ),
];

const withTone = (letters: string, at: number, tone: string): string =>
  (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize('NFC');
const keyed = (letters: string, table: Record<string, string>): string =>
  [...letters].map((letter) => table[letter] ?? letter).join('');

/** Every onset with every rhyme and tone: more than Vietnamese has, all that its letters allow. */
const syllables = onsets.flatMap((onset) =>
  rhymes.flatMap(([rhyme, at]) =>
    tones.map((tone, number) => ({
      letters: onset + rhyme,
      number,
      written: withTone(onset + rhyme, onset.length + at, tone),
    })),
  ),
);

test('letters composed and decomposed are the same syllable', () => {
  for (const { written } of syllables) {
    expect(bare(written.normalize('NFD'))).toBe(bare(written));
    expect(spelled(written.normalize('NFD'))).toBe(spelled(written));
    expect(wordsOf(written.normalize('NFD').toUpperCase())).toEqual([written]);
  }
});

test('folded letters are plain ones, and folding twice changes nothing', () => {
  for (const { written } of syllables) {
    expect(bare(written)).toMatch(/^[a-z]+$/);
    expect(bare(bare(written))).toBe(bare(written));
    expect(fold(fold(written))).toBe(fold(written));
  }
});

test('tones, hats, horns and đ are never lost while they were typed', () => {
  const byLetters = new Map<string, Set<string>>();
  for (const { letters, written } of syllables)
    byLetters.set(letters, (byLetters.get(letters) ?? new Set()).add(spelled(written)));
  for (const spellings of byLetters.values()) expect(spellings.size).toBe(tones.length);
  for (const [one, other] of [...'aăâ', ...'eê', ...'oôơ', ...'uư', ...'dđ'].flatMap((a, _, all) =>
    all.filter((b) => b !== a && bare(b) === bare(a)).map((b) => [a, b] as const),
  ))
    expect(spelled(`t${one}n`)).not.toBe(spelled(`t${other}n`));
  for (const { number, written } of syllables) if (number > 0) expect(hasMarks(written)).toBe(true);
});

test('Telex and VNI keys that no keyboard turned into letters are read as what was meant', () => {
  for (const { letters, number, written } of syllables) {
    const telex = keyed(letters, telexLetters) + telexTones[number];
    if (telex !== letters) expect(fromTelex(telex) ?? spelled(telex), telex).toBe(spelled(written));
    const vni = keyed(letters, vniLetters) + (number || '');
    if (/\d/.test(vni) && !/\d{3}/.test(vni)) expect(fromVni(vni), vni).toBe(spelled(written));
  }
});

test('the tone on either letter of oa, oe, uy is the same word', () => {
  for (const onset of ['h', 'th', 'kh', 'x', 'l', 't'])
    for (const pair of ['oa', 'oe', 'uy'])
      for (const tone of tones.slice(1)) {
        const [before, after] = [0, 1].map((at) => withTone(onset + pair, onset.length + at, tone));
        expect(spelled(before ?? '')).toBe(spelled(after ?? ''));
      }
});

test('i and y are one letter where Vietnamese writes either', () => {
  for (const onset of ['h', 'k', 'l', 'm', 's', 't', 'v', 'qu'])
    for (const tone of tones)
      expect(spelled(withTone(`${onset}y`, onset.length, tone))).toBe(
        spelled(withTone(`${onset}i`, onset.length, tone)),
      );
  expect(bare('may')).not.toBe(bare('mai'));
  expect(bare('tay')).not.toBe(bare('tai'));
});
