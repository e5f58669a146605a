import type { Answer, SearchOptions } from './answer.ts';
import { obtain } from './inverted.ts';
import {
  fileWithKey,
  type KeyFile,
  keyFile,
  keysOf,
  type PlaceOfParts,
  partFile,
  partsFor,
} from './name-parts.ts';
import { type Ranked, ranker } from './rank.ts';
import { type Importance, importanceWith } from './spoken-words.ts';
import { type PackedIndex, pagesOf, type Row, type TitleIndex, unpack } from './title-index.ts';
import type { Understood } from './understand.ts';

/** Below this share of what was asked, results are guesses. */
const confident = 0.65;
/** Guesses that are worth a look. */
const mostGuesses = 5;

/** Finds pages by their names: the fast half of the search, which needs neither a worker nor WebAssembly. */
export interface NameSearch {
  /** Resolves with what the names say; calls `onPart` before, where names that can change it are still on their way. */
  answer(query: string, options: SearchOptions, onPart: (answer: Answer) => void): Promise<Answer>;
  readonly importanceOf: Importance;
}

/** Names that are here, and those that can still come. */
interface Names {
  rank(query: string, options: SearchOptions): Ranked;
  /** Fetches names that a query can need: whether some came. Undefined where all it needs is here, or will not come. */
  more(query: string, understood: Understood): Promise<boolean> | undefined;
}

/** Rejects when the first file of the index cannot be loaded. */
export async function nameSearch(folder: string): Promise<NameSearch> {
  const load: Load = async (name) => {
    const response = await fetch(`${folder}${name}`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  };
  const first = await load<PackedIndex>('titles.json');
  const { rank, more } = first.cut
    ? namesInParts(unpack(first), first.cut, load)
    : namesInTwo(first, load);
  return {
    async answer(query, options, onPart) {
      const ranked = rank(query, options);
      const coming = more(query, ranked.understood);
      if (!coming) return answerOf(ranked);
      onPart({ ...answerOf(ranked), isWhole: false });
      return answerOf((await coming) ? rank(query, options) : ranked);
    },
    importanceOf: importanceWith(unpack({ ...first, pages: [] }).asked),
  };
}

type Load = <Part>(name: string) => Promise<Part>;

/** All names beyond the first file at once. */
function namesInTwo(first: PackedIndex, load: Load): Names {
  let rank = ranker(unpack(first));
  let isWhole = false;
  const whole = load<readonly Row[]>('titles-more.json')
    .then((rows) => {
      rank = ranker(unpack(first, rows));
      return true;
    })
    // What most people look for stands in the first file.
    .catch((error: unknown) => {
      console.info(error);
      return false;
    })
    .finally(() => {
      isWhole = true;
    });
  return {
    rank: (query, options) => rank(query, options),
    more: () => (isWhole ? undefined : whole),
  };
}

/** Parts are fetched when the fingers rest, in ms: words that are still being typed would ask for others. */
const rest = 200;

/** The names of a whole country: what a query asks for, when it asks. What does not come is asked for by the next query. */
function namesInParts(index: TitleIndex, place: PlaceOfParts, load: Load): Names {
  const rank = ranker(index);
  const importanceOf = importanceWith(index.asked);
  const keys = new Map<number, KeyFile>();
  const parts = new Set<number>();
  const underway = new Map<string, Promise<void>>();
  let newest = '';
  const fetched = <Part>(name: string, take: (part: Part) => void): Promise<void> =>
    obtain(underway, name, () =>
      load<Part>(name)
        .then(take)
        .catch((error: unknown) => console.info(error))
        .finally(() => underway.delete(name)),
    );
  const filesFor = (understood: Understood): number[] =>
    [
      ...new Set([...keysOf(understood, importanceOf)].map((key) => fileWithKey(place, key))),
    ].filter((file) => file >= 0 && !keys.has(file));
  const said = (key: string): string | undefined => {
    const file = keys.get(fileWithKey(place, key));
    // A query can be “constructor”, which every object has.
    return file && Object.hasOwn(file, key) ? file[key] : undefined;
  };
  const missing = (understood: Understood): number[] =>
    partsFor(understood, place, said, importanceOf).filter((part) => !parts.has(part));
  return {
    rank,
    more(query, understood) {
      newest = query;
      if (filesFor(understood).length + missing(understood).length === 0) return undefined;
      return (async () => {
        await new Promise((resolve) => setTimeout(resolve, rest));
        if (query !== newest) return false;
        const before = parts.size;
        await Promise.all(
          filesFor(understood).map((file) =>
            fetched<KeyFile>(keyFile(file), (said) => keys.set(file, said)),
          ),
        );
        await Promise.all(
          missing(understood).map((part) =>
            fetched<readonly Row[]>(partFile(part), (rows) => {
              parts.add(part);
              rank.add(pagesOf(rows));
            }),
          ),
        );
        return parts.size > before;
      })();
    },
  };
}

/** What is shown of a ranking: all of it when it is sure, else a few guesses that are called so. */
export function answerOf({ results, confidence, understood, words }: Ranked): Answer {
  const weak = confidence < confident;
  return {
    results: weak ? results.slice(0, mostGuesses) : results,
    weak,
    ...(understood.mended ? { mended: understood.mended } : {}),
    meant: understood.meant,
    words,
    isWhole: true,
  };
}
