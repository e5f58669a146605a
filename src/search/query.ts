import { fold } from '#domain/fold.ts';
import { spokenWeight, importanceOf as vietnamese } from './spoken-words.ts';

/** Shorter queries are keywords already: every word of them counts. */
const spoken = 4;

/** A number of days, a percentage, a year: it says nothing about a matter, and a tenth of all texts are such. */
const isBareNumber = (word: string): boolean => /^(?:\d{1,3}|(?:19|20)\d\d)$/.test(word);

/**
 * Syllables of grammar, folded: a sixth of all texts, and nobody looks for them. None of them is looked up in the texts
 * even where it stands for another word (“cho” for “chó”): the other words of the query find the page, and the names of
 * services and procedures are searched with every word.
 */
const grammar = new Set(
  `ban bi cac co cua cung da de duoc hoac khi khong la lai neu nhung o phai roi se thi toi tren trong va vao voi nay
  cho moi ra`.split(/\s+/),
);

/** The words of a text as they stand in the index. */
export const textWords = (text: string): string[] =>
  searchable(text)
    .split(' ')
    .filter((word) => word !== '' && !isBareNumber(word) && !grammar.has(word));

/** A query as the index knows words: folded, codes as one run of digits, words of a spoken question left out. */
export function queryWords(query: string, importanceOf = vietnamese): string[] {
  const words = textWords(query);
  if (words.length < spoken) return words;
  const meaning = words.filter((word) => importanceOf(word) > spokenWeight);
  return meaning.length > 0 ? meaning : words;
}

/** A text as it stands in the index. `1.001193`, also with the province's suffix, becomes `1001193`. */
export function searchable(text: string): string {
  return fold(text)
    .replace(/\b(\d)\.(\d{6})(?:\.\d{3}\.\d{2}\.\d{2}\.[gh]\d{2})?\b/g, '$1$2')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
