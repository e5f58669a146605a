import { proseOf } from '../prose.ts';
import type { Rule } from '../rule.ts';

// The two schools differ in open syllables of oa, oe and uy only. `qu` is a consonant: “quý” has one spelling.
const moved: Readonly<Record<string, string>> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};

/** One way of placing tones (hòa, khỏe, thủy), so that search and readers meet one spelling. */
export const tonesInPlace: Rule = {
  name: 'tones-in-place',
  check({ files }, report) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{M}])([\\p{L}]*?)(${Object.keys(moved).join('|')})(?![\\p{L}\\p{M}])`,
      'giu',
    );
    // Most lines have no such vowels, which the pattern above is slow to see.
    const any = new RegExp(Object.keys(moved).join('|'), 'iu');
    for (const file of files)
      for (const prose of proseOf(file))
        for (const match of any.test(prose.text) ? prose.text.matchAll(pattern) : []) {
          const [written, start = '', vowels = ''] = match;
          if (/q$/i.test(start)) continue;
          const small = moved[vowels.toLowerCase()] ?? vowels;
          const right =
            start +
            (vowels[0] === vowels[0]?.toUpperCase()
              ? small.charAt(0).toUpperCase() + small.slice(1)
              : small);
          report(
            { ...prose, column: prose.column + match.index },
            `Chữ “${written}” bỏ dấu theo kiểu khác cả trang.`,
            `Hãy viết “${right}”.`,
          );
        }
  },
};
