/** Words of every language but Vietnamese; only pages in such a language load them, before all that speaks. */
import { speak } from '#i18n/registry.ts';
import type { SpokenWords } from '#i18n/vietnamese.ts';

const files = import.meta.glob<SpokenWords>('../i18n/languages/*.ts', {
  eager: true,
  import: 'default',
});
for (const [file, words] of Object.entries(files)) speak(file.replace(/^.*\/|\.ts$/g, ''), words);
