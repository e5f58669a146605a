import type { Answer, SearchOptions } from './answer.ts';
import { type Ranked, ranker } from './rank.ts';
import { type Importance, importanceWith } from './spoken-words.ts';
import { type PackedIndex, type PackedParts, unpack } from './title-index.ts';

/** Below this share of what was asked, results are guesses. */
const confident = 0.65;
/** Guesses that are worth a look. */
const mostGuesses = 5;

/** Finds pages by their names: the fast half of the search, which needs neither a worker nor WebAssembly. */
export interface NameSearch {
  search(query: string, options: SearchOptions): Answer;
  readonly importanceOf: Importance;
  /** False while only the first part of the index is here. */
  isWhole(): boolean;
  /** Resolves when the second part is here or will not come. */
  readonly whole: Promise<void>;
}

/** Rejects when the first part of the index cannot be loaded. */
export async function nameSearch(folder: string): Promise<NameSearch> {
  const load = async <Part>(name: string): Promise<Part> => {
    const response = await fetch(`${folder}${name}`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json() as Promise<Part>;
  };
  const first = await load<PackedIndex>('titles.json');
  const index = unpack(first);
  let rank = ranker(index);
  let isWhole = false;
  const whole = load<PackedParts['more']>('titles-more.json')
    .then((more) => {
      rank = ranker(unpack(first, more));
    })
    // What most people look for stands in the first part.
    .catch((error: unknown) => console.info(error))
    .then(() => {
      isWhole = true;
    });
  return {
    search: (query, options) => answerOf(rank(query, options)),
    importanceOf: importanceWith(index.asked),
    isWhole: () => isWhole,
    whole,
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
