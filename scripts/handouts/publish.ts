import { copyFileSync, existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { type HandoutList, listFile, readList } from './folder.ts';

/** Names under which the pages of a guide link its ready sheet and its card. */
export const published = { pdf: 'to-huong-dan.pdf', png: 'the-zalo.png' } as const;

/**
 * The list of a folder that `npm run handouts` has filled from this very build.
 *
 * @throws when there is none, or it is of another build: an old sheet must not go out under a new date.
 */
export function handoutsOf(folder: string, build: string): HandoutList {
  const list = readList(folder);
  if (!list)
    throw new Error(`${folder} không có ${listFile}. Chạy “npm run handouts -- --out ${folder}”.`);
  if (list.build !== build)
    throw new Error(
      `${folder} là tờ in của bản ${list.build}, không phải bản ${build}. Chạy lại “npm run build” rồi “npm run handouts”.`,
    );
  return list;
}

/**
 * Puts ready sheets and cards beside the pages of their guides.
 *
 * @returns how many files were added.
 * @throws when a guide of the site has none: its page would link a file that is not there.
 */
export function publishHandouts(folder: string, list: HandoutList, dist = 'dist'): number {
  const listed = new Set(list.guides.map(({ slug }) => slug));
  const slugs = globSync('huong-dan/*/in/index.html', { cwd: dist }).map(
    (path) => path.split(/[/\\]/)[1] ?? '',
  );
  const missing = slugs.filter(
    (slug) =>
      !listed.has(slug) ||
      Object.keys(published).some((ending) => !existsSync(join(folder, `${slug}.${ending}`))),
  );
  if (missing.length > 0)
    throw new Error(`${folder} thiếu tờ in hoặc thẻ ảnh của: ${missing.sort().join(', ')}.`);
  for (const slug of slugs)
    for (const [ending, name] of Object.entries(published))
      copyFileSync(join(folder, `${slug}.${ending}`), join(dist, 'huong-dan', slug, name));
  return slugs.length * Object.keys(published).length;
}
