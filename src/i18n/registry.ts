import type { Words } from './vietnamese.ts';

/** The name of a folder of `content/` and of a file of `src/i18n/languages/`, as BCP 47 writes it; `vi` is the site's own. */
export type Language = string;

/** The language that everything is written in first. */
export const ownLanguage: Language = 'vi';

declare global {
  /** Words of the languages that were made known. Here, because the script with a language's words runs before all others and may import none of them. */
  var camTayWords: Map<Language, Partial<Words>> | undefined;
}

globalThis.camTayWords ??= new Map();
const others = globalThis.camTayWords;

/** Makes a language known. On the way to the phone this happens only on pages of that language. */
export function speak(language: Language, words: Partial<Words>): void {
  others.set(language, words);
}

/**
 * The words of one part of the site.
 *
 * @param own - the Vietnamese ones: every page carries those it needs, and no other language.
 * @throws when nobody made the language known.
 */
export function wordsOf<K extends keyof Words>(
  part: K,
  own: Words[K],
  language: Language,
): Words[K] {
  if (language === ownLanguage) return own;
  const words = others.get(language)?.[part];
  if (!words) throw new Error(language);
  return words;
}

/**
 * Names of the words that a language lacks, or has of another kind: types see this as well, but a build does not ask
 * them.
 */
export function missingWords(model: unknown, words: unknown, path = ''): string[] {
  if (typeof model !== typeof words || Array.isArray(model) !== Array.isArray(words)) return [path];
  if (typeof model === 'string') return words === '' && model !== '' ? [path] : [];
  if (typeof model !== 'object' || model === null) return [];
  return Object.entries(model).flatMap(([key, value]) =>
    missingWords(value, (words as Record<string, unknown>)[key], path ? `${path}.${key}` : key),
  );
}
