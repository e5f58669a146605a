import type { Place } from './located.ts';

/** Something that could not become content. `checks/rules/fits-schema.ts` puts it into words. */
export type Misfit = Place &
  (
    | {
        readonly what: 'notUtf8' | 'openQuote' | 'semicolons' | 'noFrontMatter' | 'missingFile';
        readonly written?: string;
      }
    | { readonly what: 'yaml'; readonly written: string; readonly reason: string }
    | { readonly what: 'alias'; readonly written: string }
    | {
        readonly what: 'cellCount';
        readonly written: string;
        readonly expected: number;
        readonly got: number;
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
        /** Limits of a text or a list, where it was too long, too short, too few. */
        readonly limit?: {
          readonly kind: 'tooLong' | 'tooShort';
          /** What is counted: letters, entries, or the number itself. */
          readonly of: 'text' | 'list' | 'number';
          readonly by: number;
        };
      }
  );
