import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Release } from '#offline/cache-names.ts';

/** How many former releases a host still has the files of. */
const formerReleases = 2;
/** Which files of the host belong to which former release. */
const listFile = 'former-releases.json';

interface Former {
  readonly build: string;
  readonly day: string;
  readonly files: readonly string[];
}

/**
 * Copies what pages of former releases still ask for (styles, scripts, search, packs) from a former `dist/`: a page
 * that was opened before an update goes on working, and a pack that was begun can be finished.
 *
 * @param from - the folder of the release before this one, which holds the one before that in the same way.
 * @returns how many files were added; files that both releases have are counted once.
 * @throws when the folder is not a release of this site.
 */
export function keepFormer(from: string, to = 'dist'): { releases: number; files: number } {
  if (!existsSync(join(from, 'release.json')))
    throw new Error(`${from} không phải một bản đã dựng (thiếu release.json).`);
  const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
  const older = existsSync(join(from, listFile)) ? read<Former[]>(join(from, listFile)) : [];
  const release = read<Release>(join(from, 'release.json'));
  const { build, day } = release;
  const former = [{ build, day, files: filesForGood(release, from) }, ...older].slice(
    0,
    formerReleases,
  );

  let files = 0;
  for (const file of former.flatMap((one) => one.files)) {
    const target = join(to, file);
    if (existsSync(target) || !existsSync(join(from, file))) continue;
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(from, file), target);
    files += 1;
  }
  writeFileSync(join(to, listFile), JSON.stringify(former));
  return { releases: former.length, files };
}

/**
 * Files of a release whose names carry their own hash or that of their folder, with their compressed forms. No other file may stand
 * beside those of another release.
 */
function filesForGood({ files, packs }: Release, folder: string): string[] {
  const named = [...files, ...packs]
    .map(({ url }) => url.slice(1))
    .filter((file) => /^(?:_astro|goi)\//.test(file));
  const indexes = new Set(
    files.flatMap(({ url }) => /^\/(pagefind\/[^/]+)\//.exec(url)?.slice(1) ?? []),
  );
  return globSync(
    [
      ...[...indexes].map((index) => `${index}/**/*`),
      ...named.flatMap((file) => [file, `${file}.{br,gz}`]),
    ],
    {
      cwd: folder,
      withFileTypes: true,
    },
  )
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'),
    )
    .sort();
}
