import { bare, spelled } from '#domain/syllable.ts';
import type { AskedWords } from './answer.ts';

/**
 * Pieces of a text, in order, as it was written; `hit` ones are whole words that were asked for. A word typed with
 * marks hits what is spelled so, one typed without any spelling.
 */
export function highlight(
  text: string,
  { telling, spoken }: AskedWords,
): { readonly text: string; readonly hit: boolean }[] {
  const pieces = text.split(/([\p{L}\p{M}\p{N}]+)/u);
  // Words stand at the odd places.
  const asked = (words: readonly string[]): boolean[] => {
    const wanted = new Set(words);
    return pieces.map((piece, at) => {
      const word = piece.normalize('NFC').toLowerCase();
      return at % 2 === 1 && (wanted.has(spelled(word)) || wanted.has(bare(word)));
    });
  };
  const hits = asked(telling);
  const couldBe = asked(spoken);
  const join = (at: number, beside: number): void => {
    if (couldBe[at] && hits[beside]) hits[at] = true;
  };
  for (let at = 3; at < pieces.length; at += 2) join(at, at - 2);
  for (let at = pieces.length - 4; at > 0; at -= 2) join(at, at + 2);
  return pieces.flatMap((piece, at) => (piece ? [{ text: piece, hit: hits[at] ?? false }] : []));
}
