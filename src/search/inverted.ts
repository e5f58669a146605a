import { bare, mayHoldCode, spelled, wordsOf } from '#domain/syllable.ts';
import { fields, type Matter } from './matters.ts';

/** How often something stands in each of the `fields` of a matter. */
interface Place {
  readonly matter: number;
  readonly counts: number[];
}
/** Where a syllable stands in a matter, and with which marks: a handful at most, less than a set of its own takes. */
interface Posting extends Place {
  readonly spellings: string[];
}

/** A name of a matter, for the question how much of it was asked. */
export interface Name {
  readonly matter: number;
  readonly text: string;
  readonly field: number;
  readonly words: ReadonlySet<string>;
}

interface Inverted {
  /** By syllable without marks, one for each matter that holds it. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** By two neighbouring syllables, the same. */
  readonly pairs: ReadonlyMap<string, readonly Place[]>;
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
  word.length > 3 && word.endsWith('s') && /[^suia]s$/.test(word)
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

const noCounts = (): number[] => [0, 0, 0, 0];
/** The summary is no name. */
const isName = (field: number): boolean => fields[field] !== 'about';

/** A text cut where words are neighbours no more: at a comma, a full stop, a bracket. */
export const pieces = (text: string): string[] => text.split(/[.;:,()]/);

/** The place of a matter in a list of them; matters come in one after the other, so that it is the last or a new one. */
function placeIn<P extends Place>(
  lists: Map<string, P[]>,
  key: string,
  matter: number,
  make: (matter: number) => P,
): P {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  let place = list.at(-1);
  if (place?.matter !== matter) {
    place = make(matter);
    list.push(place);
  }
  return place;
}

const newPosting = (matter: number): Posting => ({ matter, counts: noCounts(), spellings: [] });
const newPlace = (matter: number): Place => ({ matter, counts: noCounts() });
const countIn = (counts: number[], field: number): void => {
  counts[field] = (counts[field] ?? 0) + 1;
};

/** Where the syllables of all names and summaries stand. Words of two pieces are no pair. */
export function inverted(): Inverted {
  const postings = new Map<string, Posting[]>();
  const pairs = new Map<string, Place[]>();
  const names: Name[] = [];
  const namesWith = new Map<string, number[]>();
  const lengths: number[][] = [];
  const addName = (name: Name): void => {
    for (const word of name.words) {
      const known = namesWith.get(word);
      if (known) known.push(names.length);
      else namesWith.set(word, [names.length]);
    }
    names.push(name);
  };
  const addText = (matter: number, length: number[], field: number, text: string): void => {
    const all: string[] = [];
    for (const piece of pieces(text)) {
      let before = '';
      for (const word of wordsOf(piece)) {
        const syllable = keyOf(word);
        const spelling = spelled(word);
        all.push(syllable);
        countIn(length, field);
        const { counts, spellings } = placeIn(postings, syllable, matter, newPosting);
        countIn(counts, field);
        if (!spellings.includes(spelling)) spellings.push(spelling);
        if (before)
          countIn(placeIn(pairs, `${before} ${syllable}`, matter, newPlace).counts, field);
        before = syllable;
      }
    }
    if (!isName(field)) return;
    // A code may hold the full stops that a text is cut at.
    const words = new Set(mayHoldCode(text) ? wordsOf(text).map(keyOf) : all);
    addName({ matter, field, text, words });
  };
  return {
    postings,
    pairs,
    names,
    namesWith,
    lengths,
    add(matters) {
      for (const { texts } of matters) {
        const length = noCounts();
        const matter = lengths.push(length) - 1;
        fields.forEach((name, field) => {
          for (const text of texts[name]) addText(matter, length, field, text);
        });
      }
    },
  };
}
