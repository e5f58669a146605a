/** For the build alone: makes every language known that has a message file. */
import { missingWords, speak } from './registry.ts';
import { vietnamese, type Words } from './vietnamese.ts';

const files = import.meta.glob<{ default: Words }>('./languages/*.ts', { eager: true });

/**
 * Every language but Vietnamese that has a message file `src/i18n/languages/<name>.ts`.
 *
 * @throws when a file lacks a word: a page with a hole in it must not be built.
 */
export const languages: readonly string[] = Object.entries(files).map(
  ([file, { default: words }]) => {
    const name = file.replace(/^.*\/|\.ts$/g, '');
    const missing = missingWords(vietnamese, words);
    if (missing.length > 0)
      throw new Error(`src/i18n/languages/${name}.ts thiếu: ${missing.join(', ')}`);
    speak(name, words);
    return name;
  },
);
