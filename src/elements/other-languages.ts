/**
 * Words of every language but Vietnamese; only pages in such a language load them, before all that speaks. Nothing of
 * the registry is imported: it comes in one file with the elements, which would then be here first.
 */
import type { SpokenWords } from '#i18n/vietnamese.ts';

const files = import.meta.glob<SpokenWords>('../i18n/languages/*.ts', {
  eager: true,
  import: 'default',
});
globalThis.camTayWords ??= new Map();
for (const [file, words] of Object.entries(files))
  globalThis.camTayWords.set(file.replace(/^.*\/|\.ts$/g, ''), words);
