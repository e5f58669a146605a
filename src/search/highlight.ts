import { fold } from '#domain/fold.ts';
import { searchable } from './query.ts';

/** Pieces of a text, in order; `hit` ones are whole words that the query asked for, with the marks they were written with. */
export function highlight(
  text: string,
  query: string,
): { readonly text: string; readonly hit: boolean }[] {
  const words = searchable(query).split(' ');
  const last = words.at(-1) ?? '';
  const isHit = (piece: string): boolean => {
    const folded = fold(piece);
    return words.includes(folded) || (last.length > 1 && folded.startsWith(last));
  };
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter(Boolean)
    .map((piece) => ({ text: piece, hit: /[\p{L}\p{N}]/u.test(piece) && isHit(piece) }));
}
