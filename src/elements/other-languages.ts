/** Words of every language but Vietnamese; only pages in such a language load them, before all that speaks. */
import { speak } from '#i18n/registry.ts';
import type { Words } from '#i18n/vietnamese.ts';

const files = import.meta.glob<{ default: Words }>('../i18n/languages/*.ts', { eager: true });
for (const [file, { default: words }] of Object.entries(files))
  speak(file.replace(/^.*\/|\.ts$/g, ''), words);
