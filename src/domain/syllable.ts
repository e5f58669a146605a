import { fold } from './fold.ts';

// No look-behind in this file: phones with iOS 16.3 or older cannot read a script that has one.

/** Combining marks of the five written tones, numbered as on a VNI keyboard. */
const toneOf: Record<string, string> = {
  '\u0301': '1',
  '\u0300': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0323': '5',
};
const telexTone: Record<string, string> = { s: '1', f: '2', r: '3', x: '4', j: '5' };
const telexLetter: Record<string, string> = {
  aa: 'â',
  ee: 'ê',
  oo: 'ô',
  aw: 'ă',
  ow: 'ơ',
  uw: 'ư',
  dd: 'đ',
};

// A page has the same few thousand syllables again and again: folding them once makes the index start in a third of the time.
const bareForms = new Map<string, string>();
const spelledForms = new Map<string, string>();
const mostRemembered = 20_000;
function remembered(
  forms: Map<string, string>,
  key: string,
  work: (key: string) => string,
): string {
  const known = forms.get(key);
  if (known !== undefined) return known;
  const found = work(key);
  if (forms.size < mostRemembered) forms.set(key, found);
  return found;
}

/** `ky` and `kí` are one syllable, `may` and `mai` are two: only a `y` that follows nothing but consonants is an `i`. */
const sameI = (syllable: string): string =>
  syllable.replace(/^(qu|[bcdđghklmnprstvx]*)y(\d?)$/, '$1i$2');

/**
 * Words of a text in lower case, composed. A procedure code, also with the province’s suffix or without its dots, is
 * one word of seven digits.
 */
export function wordsOf(text: string): string[] {
  const small = text.normalize('NFC').toLowerCase();
  const one = mayHoldCode(small)
    ? small.replace(
        /(^|[^\d.])([1-3])[.\-\s]?(\d{6})(?:[.-]\d+)*(?:\.?[gh]\d{2})?(?!\d)/g,
        '$1 $2$3 ',
      )
    : small;
  return one.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Whether a text can hold a procedure code. Where it cannot, cutting it at its full stops changes none of its words. */
export const mayHoldCode = (text: string): boolean => /\d{6}/.test(text);

/** A syllable without any mark: what somebody types who types no marks. */
export function bare(syllable: string): string {
  return remembered(bareForms, syllable, (one) => sameI(fold(one)));
}

/** A syllable with its letters, its tone as a digit at the end: `hoà` and `hòa` are both `hoa2`. */
export function spelled(syllable: string): string {
  return remembered(spelledForms, syllable, spell);
}

function spell(syllable: string): string {
  let tone = '';
  const letters = syllable
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, (mark) => {
      tone = toneOf[mark] ?? '';
      return '';
    })
    .normalize('NFC');
  return sameI(letters) + tone;
}

/** Whether somebody typed a tone, a hat, a horn or a `đ`. */
export function hasMarks(syllable: string): boolean {
  return /[\u0300-\u036f]|đ/i.test(syllable.normalize('NFD'));
}

/**
 * What was meant by Telex keys that no keyboard turned into letters: `dduwowngf` → `đương2`, as `spelled` writes it.
 * Undefined when nothing in the word is such a key.
 */
export function fromTelex(word: string): string | undefined {
  if (!/^[a-z]+$/.test(word) || !/[aeiouyw]/.test(word)) return undefined;
  const keyed = /^(.*[aeiouyw].*?)([sfrxj])([a-z]{0,2})$/.exec(word);
  const hasTone = keyed !== null && !/[sfrxj]/.test(keyed[3] ?? '');
  const letters = hasTone ? `${keyed[1]}${keyed[3]}` : word;
  const tone = hasTone ? (telexTone[keyed[2] ?? ''] ?? '') : '';
  const meant = letters
    .replace(/(^|[^q])(?:uow|uwow?|uo(?=[a-z]*w$))/g, '$1ươ')
    .replace(/(ươ[a-z]*)w$/, '$1')
    .replace(/aa|ee|oo|aw|ow|uw|dd/g, (keys) => telexLetter[keys] ?? keys)
    .replace(/^d(.+)d$/, 'đ$1')
    .replace(/^([^aeiouyâăêôơư]*)w/, '$1ư');
  return meant === word && !tone ? undefined : sameI(meant) + tone;
}

/** The same for VNI keys: `d9uong72` → `đương2`. */
export function fromVni(word: string): string | undefined {
  if (!/^[a-z]+[a-z\d]*\d[a-z\d]*$/.test(word) || /\d{3}/.test(word)) return undefined;
  let tone = '';
  let letters = '';
  for (const key of word) {
    if (/[1-5]/.test(key)) tone = key;
    else if (key === '6')
      letters = letters.replace(
        /[aeo](?=[^aeo]*$)/,
        (vowel) => ({ a: 'â', e: 'ê', o: 'ô' })[vowel] ?? vowel,
      );
    else if (key === '7')
      letters = /(^|[^q])uo[a-z]*$/.test(letters)
        ? letters.replace(/uo(?=[a-z]*$)/, 'ươ')
        : letters.replace(/[uo](?=[^uo]*$)/, (vowel) => (vowel === 'u' ? 'ư' : 'ơ'));
    else if (key === '8') letters = letters.replace(/a(?=[^a]*$)/, 'ă');
    else if (key === '9') letters = letters.replace('d', 'đ');
    else if (key !== '0') letters += key;
  }
  return sameI(letters) + tone;
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const keyAt = new Map(
  rows.flatMap((row, y) => [...row].map((key, x) => [key, { x: x + y * 0.4, y }] as const)),
);
const areNeighbours = (a: string, b: string): boolean => {
  const [one, two] = [keyAt.get(a), keyAt.get(b)];
  return Boolean(one && two && Math.abs(one.y - two.y) <= 1 && Math.abs(one.x - two.x) < 1.5);
};

/**
 * Slips of the finger between two words: 1 for a letter too many, too few or wrong, 0.7 for a neighbouring key or two
 * letters that changed places (Damerau–Levenshtein). Infinity above `most`.
 */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const [x, y] = [a[i - 1] ?? '', b[j - 1] ?? ''];
      const wrong = x === y ? 0 : areNeighbours(x, y) ? 0.7 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + wrong);
      if (i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y)
        cost = Math.min(cost, (before[j - 2] ?? 0) + 0.7);
      row.push(cost);
    }
    if (Math.min(...row) > most) return Number.POSITIVE_INFINITY;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
