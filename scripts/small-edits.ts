import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A change to one file of the content, as an editor makes it, and how it was before. */
export interface SmallEdit {
  readonly file: string;
  undo(): void;
}

/** The first change that can be made in one of these files. */
function editOne(
  files: readonly string[],
  change: (text: string) => string | undefined,
): SmallEdit[] {
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const changed = change(text);
    if (changed === undefined || changed === text) continue;
    writeFileSync(file, changed);
    return [{ file, undo: () => writeFileSync(file, text) }];
  }
  return [];
}

/** Ends a sentence of the running text differently, and says that the page was checked today. */
function otherSentence(text: string, day: string): string | undefined {
  const body = text.indexOf('\n---\n', 4);
  if (body < 0) return undefined;
  return (
    text.slice(0, body).replace(/^reviewed: .*$/m, `reviewed: ${day}`) +
    text.slice(body).replace(/^((?:\d+\. )?\p{Lu}[^<>*“”{}\n]{15,}\p{Ll})\.$/mu, '$1!')
  );
}

/**
 * Changes one sentence, and the day of checking, each of a service, a guide, a lesson and of their translations: what only the pages that show this
 * text depend on. A text that is translated is left alone, since its translation would have to follow.
 */
export function editTexts(content: string, day: string): SmallEdit[] {
  const edit = (text: string) => otherSentence(text, day);
  return ['services', 'guides', 'lessons'].flatMap((kind) => {
    const own = globSync(join(content, kind, '*.mdx')).sort();
    const translations = globSync(join(content, '*', kind, '*.mdx')).sort();
    const translated = new Set(translations.map((file) => basename(file)));
    return [
      ...editOne(
        own.filter((file) => !translated.has(basename(file))),
        edit,
      ),
      ...editOne(translations, edit),
    ];
  });
}

/** Changes how long one procedure takes, in the newest list that says so. */
export const editRow = (content: string): SmallEdit[] =>
  editOne(
    globSync(join(content, 'lists', '*', 'procedures.csv')).sort((one, other) =>
      dirname(other).localeCompare(dirname(one)),
    ),
    (text) =>
      text.replace(
        /,(\d+) ngày làm việc,/,
        (_, days: string) => `,${Number(days) + 1} ngày làm việc,`,
      ),
  );
