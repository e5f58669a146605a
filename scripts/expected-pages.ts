import { globSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { languagesIn } from '#read/languages.ts';

/** A site of more pages has procedures or services by the thousand, and few people come for each. */
export const manyPages = 4000;
/** With more pages than this a build needs its memory for them, and does nothing ahead. */
export const wholeCountry = 8000;

/**
 * How many pages a content folder makes, within a fifth and before any is there: one for each row of a list and each
 * text, in each language.
 */
export function expectedPages(folder = process.env.CONTENT_DIR ?? 'content'): number {
  const rows = globSync('lists/*/procedures.csv', { cwd: folder })
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8').split('\n').length)
    .reduce((sum, lines) => sum + lines, 0);
  const texts = globSync('{services,guides,lessons}/*.mdx', { cwd: folder }).length;
  // Of most texts there is more than one page: its sheet, its rehearsal, what is read aloud.
  return (rows + 1.2 * texts + 300) * (1 + languagesIn(folder).length);
}
