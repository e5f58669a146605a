import type { Answer, SearchOptions } from './answer.ts';
import { type Ranked, ranker } from './rank.ts';
import { type PackedIndex, unpack } from './title-index.ts';

/** Below this share of what was asked, results are guesses. */
export const confident = 0.65;
/** Guesses that are worth a look. */
const mostGuesses = 5;

/** Finds pages by their names: the fast half of the search, which needs neither a worker nor WebAssembly. */
export async function nameSearch(
  folder: string,
): Promise<(query: string, options: SearchOptions) => Answer> {
  const response = await fetch(`${folder}titles.json`);
  if (!response.ok) throw new Error(`titles.json: ${response.status}`);
  const rank = ranker(unpack((await response.json()) as PackedIndex));
  return (query, options) => answerOf(rank(query, options));
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
