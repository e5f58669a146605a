import { fold } from './fold.ts';

/** What kind of text goes into a practice field. */
export type EntryFormat = 'text' | 'date' | 'identity' | 'phone' | 'otp' | 'secret';

/** A practice field, as far as it judges what is written into it. */
export interface Entry {
  readonly format: EntryFormat;
  /** The made-up text that is always right. */
  readonly sample: string;
  /** The only right texts, without regard to tones and capitals; empty when every text is right. */
  readonly right: readonly string[];
}

/**
 * What is to be mended: nothing there; another text is asked for; not in the form of its kind; or it looks like
 * something real, which has no place in an exercise.
 */
export type EntryProblem = 'missing' | 'wrong' | 'form' | 'real';

/** No province has the code 999 (they go from 001 to 096), so no person has a number that begins with it. */
export const isMadeUpIdentity = (digits: string): boolean => /^999\d{9}$/.test(digits);

/** No telephone number of Vietnam has a second zero. */
export const isMadeUpPhone = (digits: string): boolean => digits === '0000000000';

const digitsOf = (text: string): string => text.replace(/[\s.-]/g, '');

/** Does a text hold what could be the number of a person or of a telephone? */
export function holdsRealNumber(text: string): boolean {
  return (digitsOf(text).match(/\d{9,}/g) ?? []).some(
    (digits) => !isMadeUpIdentity(digits) && !isMadeUpPhone(digits),
  );
}

/** A day as people write it, `5/3/2026`, that is in the calendar. */
function isWrittenDay(text: string): boolean {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1;
}

const alike = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();

/** What is wrong with what was written into a practice field. */
export function entryProblem(
  { format, sample, right }: Entry,
  written: string,
): EntryProblem | undefined {
  const text = written.trim();
  if (text === '') return 'missing';
  if (text === sample) return undefined;
  const digits = digitsOf(text);
  switch (format) {
    case 'date':
      return isWrittenDay(text) ? undefined : 'form';
    case 'identity':
      if (!/^\d{12}$/.test(digits)) return 'form';
      return isMadeUpIdentity(digits) ? undefined : 'real';
    case 'phone':
      if (!/^\d{10}$/.test(digits)) return 'form';
      return isMadeUpPhone(digits) ? undefined : 'real';
    case 'otp':
    case 'secret':
      return 'real';
    case 'text':
      if (holdsRealNumber(text)) return 'real';
      return right.length === 0 || right.some((one) => alike(one) === alike(text))
        ? undefined
        : 'wrong';
  }
}
