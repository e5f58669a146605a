import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { markedText } from '#offline/page-mark.ts';

/** A page with the mark of its text as it is now. `undefined` for one that has no place for a mark. */
export function withMark(html: string): string | undefined {
  const marked = markedText(html);
  if (!marked) return undefined;
  const { said, text } = marked;
  // `markOf` for many pages: the hash of browsers is waited for, page by page.
  const mark = createHash('sha256').update(text).digest('hex').slice(0, said.length);
  return said === mark ? html : html.replaceAll(said, mark);
}

/**
 * Writes a page of a finished folder with the mark of its text.
 *
 * @throws where it has no place for a mark: the service worker would take it for a stranger's.
 */
export function writePage(file: string, html: string): void {
  const marked = withMark(html);
  if (marked === undefined) throw new Error(`${file} không có data-mark.`);
  // Not into the file that is there: the folder of the build before may have the same (`former-files.ts`).
  rmSync(file, { force: true });
  writeFileSync(file, marked);
}

/**
 * Gives every page of a folder its mark (`src/offline/page-mark.ts`). Pages that have one get that of their text as it is
 * now.
 *
 * @returns how many pages there are.
 */
export function markPages(folder: string): number {
  const files = globSync(`${folder}/**/*.html`);
  for (const file of files) writePage(file, readFileSync(file, 'utf8'));
  return files.length;
}
