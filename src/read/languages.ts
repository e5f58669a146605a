import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languageName } from '#domain/language-path.ts';

/** Every language but Vietnamese that a content folder has, by name: each is a folder with a `language.yaml`. */
export function languagesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() &&
        languageName.test(entry.name) &&
        existsSync(join(folder, entry.name, 'language.yaml')),
    )
    .map(({ name }) => name)
    .sort();
}
