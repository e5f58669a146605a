import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { markIn, markOf } from '#offline/page-mark.ts';

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
    const [said, mark] = [markIn(html), await markOf(html)];
    if (said === undefined || mark === undefined) throw new Error(`${file} không có data-mark.`);
    if (said !== mark) writeFileSync(file, html.replaceAll(said, mark));
  }
  return files.length;
}
