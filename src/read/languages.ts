import { existsSync, readdirSync } from 'node:fs';
import { languageName } from '#domain/language-name.ts';

/** Every language but Vietnamese that a content folder has, by name: each is a folder. */
export function languagesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && languageName.test(entry.name))
    .map(({ name }) => name)
    .sort();
}
