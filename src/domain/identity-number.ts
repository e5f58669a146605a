/**
 * Numbers of people, which nothing of ours may keep: of an identity card (12 digits, formerly 9), a telephone, a passport,
 * a health card. They are refused wherever somebody may type freely, and in what is imported.
 *
 * Strict about numbers of people, lenient about everything else. File numbers of the portal (`H18.12-260724-0001`,
 * `000.00.12.H18-260724-0001`) hold 12 and more digits with marks between them, so they are known by their shape first:
 * letters and digits, a day, a running number. A card number cannot hide in that shape: the day begins with the year, and
 * the number of a card begins with a zero.
 */
export function looksLikePerson(text: string): boolean {
  const plain = plainDigits(text)
    .toUpperCase()
    .replace(ofPortal, ' x ')
    .replace(writtenDays, ' x ');
  if (passport.test(plain) || healthCard.test(plain)) return true;
  for (const [chain] of plain.matchAll(chains)) {
    // Digits and what stands between them in turn: 082, ' ', 190, ' ', …
    const parts = chain.match(/\d+|\D+/g) ?? [];
    for (let from = 0; from < parts.length; from += 2)
      for (let to = from; to < parts.length; to += 2)
        if (isOfPerson(parts.slice(from, to + 1), to - from + 1 === parts.length)) return true;
  }
  return false;
}

const ofPortal =
  /(?<![A-Z\d])(?:\d{3}(?:\.\d{2,3}){1,3}\.)?[A-Z]{1,4}\d{1,3}(?:\.\d{1,3})*-(?:1[89]|[234]\d|20[1-4]\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])-\d{3,6}(?!\d)/g;
const writtenDays = /(?<!\d)(?:[0-2]?\d|3[01])\/(?:0?[1-9]|1[0-2])\/(?:19|20)\d\d(?!\d)/g;
const passport = /(?<![A-Z\d])[BCEKNP]\d{7,8}(?![A-Z\d])/;
const healthCard = /(?<![A-Z\d])[A-Z]{2}[ -]?\d(?:[ -]?\d){12}(?![A-Z\d])/;
/** Digits in groups; spaces, dots and commas are how people group them, the other marks belong to file numbers as well. */
const chains = /\d+(?:[\s.,·•'’\-/_()]{1,3}\d+)*/g;

function isOfPerson(parts: readonly string[], isWhole: boolean): boolean {
  const groups = parts.filter((_, index) => index % 2 === 0);
  const digits = groups.join('');
  const isEven = new Set(groups.map(({ length }) => length)).size === 1;
  const isLoose = !parts.some((part, index) => index % 2 === 1 && /[-/_()]/.test(part));
  if (digits.length === 12) return isLoose || isEven || digits.startsWith('0');
  if (digits.length === 9) return isEven || (isLoose && isWhole);
  return isLoose
    ? /^(?:0\d{9}|02\d{9}|84[2-9]\d{8,9})$/.test(digits)
    : /^(?:0[235789]\d{8}|02\d{9}|84[235789]\d{8,9})$/.test(digits);
}

/** One way to write digits, spaces and dashes: fullwidth and Arabic-Indic digits count as digits, invisible signs not at all. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\p{Nd}/gu, (digit) => {
      // The digits of every script stand in order, from zero, and nothing of the kind stands before them.
      const code = digit.codePointAt(0) ?? 0;
      let value = 0;
      while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
      return String(value % 10);
    });
}

/** What somebody typed as a file number: as it is kept, or why it is not. */
export type FileNumber =
  | { readonly number: string }
  | { readonly problem: 'empty' | 'person' | 'form' };

/** Longest file number; the longest we know has 28 signs. */
export const longestNumber = 60;

/** Letters are written large and spaces once; otherwise any form is taken, as no source tells all forms there are. */
export function fileNumber(typed: string): FileNumber {
  const number = typed
    .slice(0, 4 * longestNumber)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toUpperCase();
  if (number === '') return { problem: 'empty' };
  if (looksLikePerson(number)) return { problem: 'person' };
  if (number.length > longestNumber || !/\d/.test(number) || !/^[\p{L}\p{N} ./_-]+$/u.test(number))
    return { problem: 'form' };
  return { number };
}
