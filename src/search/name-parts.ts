import { wordsOf } from '#domain/syllable.ts';
import { keyOf, obtain, pieces, singular } from './inverted.ts';
import { type Importance, spokenWeight } from './spoken-words.ts';
import type { TitleRecord } from './title-index.ts';
import type { Reading, Understood } from './understand.ts';

/** Names of the first file in bytes, dictionary and known words not counted: some 60 kB with brotli. */
export const mostFirst = 245_000;
/** What is still one file, in bytes. Beyond it the names are cut into parts, of which a phone fetches what it needs. */
export const mostMore = 160_000;
/** A part and a file of keys, in bytes: some 6 and 4 kB with brotli. */
const mostPart = 45_000;
const mostKeys = 8_000;
/** Parts have one letter each. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * By syllable: the parts that hold it, then its right neighbours with the parts that hold the pair, “AB phep A to B”. By
 * the last six digits of a code: the parts with what is shown for it.
 */
export type KeyFile = Readonly<Record<string, string>>;

/** How many parts there are, and the first key of each file of keys. */
export interface PlaceOfParts {
  readonly parts: number;
  readonly keys: string;
}

/** Names of the files beside `titles.json`. */
export const keyFile = (number: number): string => `titles-keys-${number}.json`;
export const partFile = (number: number): string => `titles-part-${number}.json`;

/** What a procedure is about stands first in its summary; codes that ended are a matter of their own. */
const fieldOf = ({ about, isEnded }: TitleRecord): string =>
  isEnded ? '' : about.replace(/\..*$/, '');

/**
 * For the build: pages that stand alone, cut into parts. Neighbours are of one field: they share words, so that a query
 * needs few parts.
 *
 * @param bytesOf - what a page takes in its file.
 * @returns the parts, what they are found by, and all their words, which a query must not be mended away from.
 */
export function cutNames(
  pages: readonly TitleRecord[],
  bytesOf: (page: TitleRecord) => number,
): {
  readonly place: PlaceOfParts;
  readonly keys: readonly KeyFile[];
  readonly parts: readonly (readonly TitleRecord[])[];
  readonly words: ReadonlySet<string>;
} {
  const byField = [...Map.groupBy(pages, fieldOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const total = pages.reduce((sum, page) => sum + bytesOf(page), 0);
  const parts = inChunks(
    byField.flatMap(([, some]) => some),
    bytesOf,
    Math.max(mostPart, total / (letters.length - 4)),
  );
  const words = new Set<string>();
  /** By key, then by the neighbour, which is empty for the key alone. */
  const found = new Map<string, Map<string, Set<number>>>();
  const note = (part: number, key: string, neighbour = ''): void => {
    obtain(
      obtain(found, key, () => new Map<string, Set<number>>()),
      neighbour,
      () => new Set<number>(),
    ).add(part);
  };
  const partWith = new Map(
    parts.flatMap((some, part) => some.map(({ id }) => [id, part] as const)),
  );
  parts.forEach((some, part) => {
    for (const { title, about, alsoKnownAs, covers, isEnded } of some) {
      const [code = '', ...others] = covers;
      for (const id of [code, ...others]) {
        const place = id === code ? part : partWith.get(id);
        if (place !== undefined) note(place, code.slice(-6).replace('.', ''));
      }
      // A name that is used no more finds nothing.
      if (isEnded) continue;
      for (const text of [title, about, ...alsoKnownAs])
        for (const piece of pieces(text)) {
          const asWritten = wordsOf(piece);
          for (const word of asWritten) if (!/\d/.test(word)) words.add(word);
          asWritten.map(keyOf).forEach((word, index, all) => {
            note(part, word);
            const before = all[index - 1];
            if (before !== undefined) note(part, before, word);
          });
        }
    }
  });
  const lines = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, neighbours]) =>
        [
          key,
          [...neighbours]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([word, some]) =>
              [...(word ? [word] : []), [...some].map((part) => letters[part]).join('')].join(' '),
            )
            .join(' '),
        ] as const,
    );
  const keys = inChunks(lines, ([key, said]) => key.length + said.length + 6, mostKeys);
  return {
    place: { parts: parts.length, keys: keys.map((some) => some[0]?.[0]).join(' ') },
    keys: keys.map((some) => Object.fromEntries(some)),
    parts,
    words,
  };
}

/** Cut where the next would make a chunk too large; what is too large by itself is a chunk. */
function inChunks<Thing>(
  things: readonly Thing[],
  sizeOf: (thing: Thing) => number,
  most: number,
): Thing[][] {
  const chunks: Thing[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const thing of things) {
    const more = sizeOf(thing);
    if (size + more > most) {
      chunks.push([]);
      size = 0;
    }
    size += more;
    chunks.at(-1)?.push(thing);
  }
  return chunks;
}

/** Further readings of a query are guesses, and each costs a phone files. */
const mostReadings = 3;

/** Words that tell something, with those that stand right of them; of the last word of several, no neighbour is asked for. */
const telling = (
  { terms }: Reading,
  importanceOf: Importance,
): { readonly word: string; readonly next: string | undefined; readonly importance: number }[] => {
  const words = terms.map(({ bare, spelled, from }) => ({
    word: singular(bare),
    importance: from === 'dictionary' ? 1 : importanceOf(singular(bare), spelled),
  }));
  return words.flatMap(({ word, importance }, index) => {
    const next = words[index + 1];
    if (importance <= spokenWeight || (!next && index > 0)) return [];
    return { word, next: next?.word, importance: Math.sqrt(importance * (next?.importance ?? 1)) };
  });
};

/** A long question asks for no more words than these: the ones that tell most. */
const mostAsked = 6;

/** What a query is looked up by. */
export function keysOf(
  { readings, code }: Understood,
  importanceOf: Importance,
): ReadonlySet<string> {
  const words = readings
    .slice(0, mostReadings)
    .flatMap((reading) => telling(reading, importanceOf))
    .sort((a, b) => b.importance - a.importance)
    .map(({ word }) => word);
  return new Set([...(code ? [code.slice(-6)] : []), ...[...new Set(words)].slice(0, mostAsked)]);
}

/** In which file of keys a key stands, if anywhere. */
export const fileWithKey = ({ keys }: PlaceOfParts, key: string): number =>
  keys.split(' ').findLastIndex((start) => start <= key);

/** More parts than this tell a query nothing: it wants one more word. */
const mostWanted = 3;
/** A word or pair that stands in a third of all parts is worth one; below that, any part would do. */
const leastWorth = 1;
/** How much a word counts that stands beside another one. */
const alone = 0.3;

/**
 * The parts that a query needs, best first: those that hold rare words of it side by side.
 *
 * @param said - what the files of keys say of a key.
 */
export function partsFor(
  understood: Understood,
  { parts: count }: PlaceOfParts,
  said: (key: string) => string | undefined,
  importanceOf: Importance,
): number[] {
  const { readings, code } = understood;
  const coded = code && said(code.slice(-6));
  if (coded) return [...coded].map((letter) => letters.indexOf(letter));
  const asked = keysOf(understood, importanceOf);
  const worth = Array.from({ length: count }, () => 0);
  for (const reading of readings.slice(0, mostReadings)) {
    const sums = worth.map(() => 0);
    const give = (some: string | undefined, value: number): void => {
      for (const letter of some ?? '') {
        const part = letters.indexOf(letter);
        sums[part] = (sums[part] ?? 0) + value * Math.log(count / (some?.length ?? 1));
      }
    };
    for (const { word, next, importance } of telling(reading, importanceOf)) {
      // What an earlier query has brought must not make this one answer otherwise.
      const [own, ...neighbours] = (asked.has(word) ? said(word)?.split(' ') : undefined) ?? [];
      give(own, importance * (next ? alone : 1));
      const at = neighbours.findIndex((one, index) => index % 2 === 0 && one === next);
      if (at >= 0) give(neighbours[at + 1], importance);
    }
    sums.forEach((sum, part) => {
      worth[part] = Math.max(worth[part] ?? 0, sum * reading.weight);
    });
  }
  const most = Math.max(leastWorth, ...worth);
  return [...worth.entries()]
    .filter(([, value]) => value >= most / 2 && value >= leastWorth)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostWanted)
    .map(([part]) => part);
}
