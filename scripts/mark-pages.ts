import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { markIn, markOf } from '#offline/page-mark.ts';

/** A page with the mark of its text as it is now. `undefined` for one that has no place for a mark. */
export async function withMark(html: string): Promise<string | undefined> {
  const [said, mark] = [markIn(html), await markOf(html)];
  if (said === undefined || mark === undefined) return undefined;
  return said === mark ? html : html.replaceAll(said, mark);
}

/**
 * Gives every page its mark (`src/offline/page-mark.ts`), once nothing else changes pages any more. Pages that have one
 * get the one of their text as it is now.
 *
 * @returns how many pages there are.
 * @throws where a page has no place for a mark: the service worker would take it for a stranger's.
 */
export async function markPages(folder = 'dist'): Promise<number> {
  const files = globSync(`${folder}/**/*.html`);
  for (const file of files) {
    const html = readFileSync(file, 'utf8');
    const marked = await withMark(html);
    if (marked === undefined) throw new Error(`${file} không có data-mark.`);
    if (marked !== html) writeFileSync(file, marked);
  }
  return files.length;
}
