import { bare, spelled, wordsOf } from '#domain/syllable.ts';
import { fields, type Matter } from './matters.ts';

/** Where a syllable stands in a matter: how often in each of `fields`, and with which marks. */
interface Posting {
  readonly counts: number[];
  readonly spellings: Set<string>;
}

/** A name of a matter, for the question how much of it was asked. */
export interface Name {
  readonly matter: number;
  readonly text: string;
  readonly field: number;
  readonly words: ReadonlySet<string>;
}

interface Inverted {
  /** By syllable without marks, then by matter. */
  readonly postings: ReadonlyMap<string, ReadonlyMap<number, Posting>>;
  /** By two neighbouring syllables, then by matter: how often in each of `fields`. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;
  readonly names: readonly Name[];
  /** Names by a syllable that they hold. */
  readonly namesWith: ReadonlyMap<string, readonly number[]>;
  /** Syllables by matter and field. */
  readonly lengths: readonly (readonly number[])[];
  /** Takes in matters, numbered after those that are in it. */
  add(matters: readonly Matter[]): void;
}

/** What a word is looked up by: without marks, and an English plural as what it is the plural of. */
export const keyOf = (word: string): string => singular(bare(word));

/** No Vietnamese syllable ends in an s. */
export const singular = (word: string): string =>
  word.length > 3 && /[^suia]s$/.test(word)
    ? word.replace(/ies$/, 'y').replace(/(x|[cs]h)es$|s$/, '$1')
    : word;

/** The value under a key, made where there is none. */
export function obtain<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const noCounts = (): number[] => fields.map(() => 0);
/** The summary is no name. */
const isName = (field: number): boolean => fields[field] !== 'about';

/** A text cut where words are neighbours no more: at a comma, a full stop, a bracket. */
export const pieces = (text: string): string[] => text.split(/[.;:,()]/);

/** Where the syllables of all names and summaries stand. Words of two pieces are no pair. */
export function inverted(): Inverted {
  const postings = new Map<string, Map<number, Posting>>();
  const pairs = new Map<string, Map<number, number[]>>();
  const names: Name[] = [];
  const namesWith = new Map<string, number[]>();
  const lengths: number[][] = [];
  const count = (counts: number[] | undefined, field: number): void => {
    if (counts) counts[field] = (counts[field] ?? 0) + 1;
  };
  const addName = (name: Name): void => {
    for (const word of name.words) obtain(namesWith, word, (): number[] => []).push(names.length);
    names.push(name);
  };
  const addText = (matter: number, field: number, text: string): void => {
    if (isName(field)) addName({ matter, field, text, words: new Set(wordsOf(text).map(keyOf)) });
    for (const piece of pieces(text)) {
      let before: string | undefined;
      for (const word of wordsOf(piece)) {
        const syllable = keyOf(word);
        const { counts, spellings } = obtain(
          obtain(postings, syllable, () => new Map<number, Posting>()),
          matter,
          () => ({ counts: noCounts(), spellings: new Set<string>() }),
        );
        count(lengths[matter], field);
        count(counts, field);
        spellings.add(spelled(word));
        if (before !== undefined)
          count(
            obtain(
              obtain(pairs, `${before} ${syllable}`, () => new Map<number, number[]>()),
              matter,
              noCounts,
            ),
            field,
          );
        before = syllable;
      }
    }
  };
  return {
    postings,
    pairs,
    names,
    namesWith,
    lengths,
    add(matters) {
      for (const { texts } of matters) {
        const matter = lengths.push(noCounts()) - 1;
        fields.forEach((name, field) => {
          for (const text of texts[name]) addText(matter, field, text);
        });
      }
    },
  };
}
