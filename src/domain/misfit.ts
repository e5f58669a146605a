import type { Place } from './located.ts';

/** Something that could not become content. `checks/rules/fits-schema.ts` puts it into words. */
export type Misfit = Place &
  (
    | {
        readonly what:
          | 'notUtf8'
          | 'openQuote'
          | 'semicolons'
          | 'noFrontMatter'
          | 'missingFile'
          | 'empty';
        readonly written?: string;
      }
    /** Not an ordinary file: a link to another one, or a pipe, a socket, a device. */
    | { readonly what: 'link' | 'notAFile'; readonly written: string }
    | { readonly what: 'sameName'; readonly written: string; readonly expected: string }
    | { readonly what: 'tooLarge' | 'tooMany'; readonly written: string; readonly limit: number }
    | { readonly what: 'lineTooLong'; readonly limit: number }
    | { readonly what: 'tooManyRows'; readonly limit: number }
    /** So much is wrong with a table that the rest of it was not read. */
    | { readonly what: 'tooManyMistakes'; readonly limit: number }
    /** A value that programs read differently, as `0123` (123 or 83) and `yes` (text or true). */
    | { readonly what: 'ambiguous'; readonly written: string }
    | { readonly what: 'yaml'; readonly written: string; readonly reason: string }
    | { readonly what: 'alias'; readonly written: string }
    | {
        readonly what: 'cellCount';
        readonly written: string;
        readonly expected: number;
        readonly got: number;
        /** The one cell that a comma without quotes cut in two, when there is only one way to mend the row. */
        readonly cut?: string;
      }
    | { readonly what: 'header'; readonly written: string; readonly expected: string }
    | { readonly what: 'unknownFile'; readonly written: string; readonly expected: string }
    | {
        readonly what: 'value' | 'missing' | 'unknownKey';
        readonly field: string;
        readonly written: string;
        readonly title?: string;
        readonly example?: string;
        readonly allowed?: readonly string[];
        /** What should stand there, where something of another kind does. */
        readonly expected?: 'text' | 'list' | 'number';
        /** Limits of a text or a list, where it was too long, too short, too few. */
        readonly limit?: {
          readonly kind: 'tooLong' | 'tooShort';
          /** What is counted: letters, entries, or the number itself. */
          readonly of: 'text' | 'list' | 'number';
          readonly by: number;
        };
      }
  );
