import { bare, spelled } from '#domain/syllable.ts';
import type { Answer, AskedWords, Marks, Result } from './answer.ts';

/**
 * A text as it was written, cut at the whole words that were asked for: those are at odd places. A word typed with
 * marks hits what is spelled so, one typed without any spelling.
 */
export function highlight(text: string, { telling, spoken }: AskedWords): string[] {
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
  const cut = [''];
  for (const [at, piece] of pieces.entries())
    if (hits[at]) cut.push(piece, '');
    else cut[cut.length - 1] += piece;
  return cut;
}

/** The names of a result with the words that were asked for; another name only where it holds one more than the title. */
export function marksOf({ title, foundAs }: Result, words: AskedWords): Marks {
  const named = highlight(title, words);
  const also = foundAs ? highlight(foundAs, words) : [];
  const hits = (cut: readonly string[]) =>
    cut.flatMap((text, at) => (at % 2 === 1 ? text.toLowerCase() : []));
  const inTitle = new Set(hits(named));
  return hits(also).some((word) => !inTitle.has(word)) ? { title: named, also } : { title: named };
}

/** An answer with its marks made, so that the page that shows it need not make them. */
export const marked = (answer: Answer): Answer => ({
  ...answer,
  results: answer.results.map((result) => ({ ...result, marks: marksOf(result, answer.words) })),
});
