/** For the build alone: makes every language known that has a message file. */
import { missingWords, speak } from './registry.ts';
import { type SpokenWords, vietnamese, type Words } from './vietnamese.ts';

const files = import.meta.glob<{ default: SpokenWords; pages: Words['pages'] }>(
  './languages/*.ts',
  { eager: true },
);

// Undefined without the guard, which then says so itself.
const names = import.meta.env.LANGUAGES as readonly string[] | undefined;

/**
 * Every language but Vietnamese that the content has a folder for; its words are in `src/i18n/languages/<name>.ts`.
 *
 * @throws when a file lacks a word: a page with a hole in it must not be built.
 */
export const languages: readonly string[] = (names ?? []).map((name) => {
  const file = files[`./languages/${name}.ts`];
  const words = { ...file?.default, pages: file?.pages };
  const missing = missingWords(vietnamese, words);
  if (missing.length > 0)
    throw new Error(`src/i18n/languages/${name}.ts thiếu: ${missing.join(', ')}`);
  speak(name, words as Words);
  return name;
});
