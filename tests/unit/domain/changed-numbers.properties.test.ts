import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedNumbers } from '#domain/changed-numbers.ts';
import { readWritten } from '#read/written-values.ts';
import { withFolder } from '../../support/rule-cases.ts';

const files = globSync('content/**/*.{mdx,yaml,csv}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.startsWith('content/search/'))
  .sort();

/**
 * Digits that are no fact: the number of an item in a list, the order of a page, names of pages and entries, the
 * portal's own id of a page, remarks.
 */
const noFact = [
  /^\s*\d+\. /gm,
  /^\s*(?:- )?(?:order|id|slug|lesson|service|icon): .*$/gm,
  /\]\(\/(?!thu-tuc\/)[^)]*\)/g,
  /^\s*(?:- )?to: \/(?!thu-tuc\/).*$/gm,
  /\b(?:to|say): [a-z0-9-]+$/gm,
  /^\s*#.*$/gm,
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
];

/** Where a digit stands that readers are told as a fact. */
function factDigits(text: string): number[] {
  const facts = noFact.reduce(
    (left, pattern) => left.replace(pattern, (words) => ' '.repeat(words.length)),
    // Words to search by: the block of `alsoKnownAs`, `alsoSaid` and `also`.
    text.replace(
      /^(\s*)(?:- )?(?:alsoKnownAs|alsoSaid|also):(?:.*\n)(?:\1\s+.*\n|\s*\[[^\]]*\]\n)*/gm,
      (words) => words.replaceAll(/\d/g, ' '),
    ),
  );
  return [...facts.matchAll(/\d/g)].map(({ index }) => index);
}

const compare = (file: string, before: string, after: string) => {
  const path = file.replace('content/', '');
  const read = (text: string) => withFolder({ [path]: text }, readWritten);
  return changedNumbers(read(before), read(after));
};

test('no digit of our own content changes unseen', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: 1, max: 9 }),
      (file, where, more) => {
        const text = readFileSync(file, 'utf8');
        const digits = factDigits(text);
        const at = digits[Math.floor(where * digits.length)];
        if (at === undefined) return;
        const now = `${text.slice(0, at)}${(Number(text[at]) + more) % 10}${text.slice(at + 1)}`;
        const { files: changed, unusual } = compare(file, text, now);
        expect(
          changed.length + unusual.length,
          `${file} at ${text.slice(at - 30, at + 10)}`,
        ).not.toBe(0);
      },
    ),
    { numRuns: 150 },
  );
});

test('whatever is written, it is compared or said to be unreadable', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom('---\n', '"', '<', '&a', '*a', ': ', '\t', '[[[[', '\u0000', ',,,'),
      ),
      (file, where, words) => {
        const text = readFileSync(file, 'utf8');
        const at = Math.floor(where * text.length);
        const now = `${text.slice(0, at)}${words}${text.slice(at + 3)}`;
        expect(compare(file, now, now).files).toEqual([]);
        compare(file, text, now);
        compare(file, now, text);
      },
    ),
    { numRuns: 80 },
  );
});
