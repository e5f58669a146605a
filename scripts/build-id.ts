import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { today } from '#read/today.ts';
import { filesBelow } from './release-manifest.ts';

/** Hashes files with their names, so that one that moves is another. */
function hashOf(folders: readonly string[], files: readonly string[], ...more: string[]): string {
  const hash = createHash('sha256');
  const below = folders.flatMap((folder) => filesBelow(folder).map((path) => ({ folder, path })));
  for (const { folder, path } of below)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(`${folder}/${path}`));
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  for (const text of more) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** All that pages are made of besides content and the day: sources, packages, address. */
export const sourcesHash = (): string =>
  hashOf(
    ['src', 'public', 'deploy', 'scripts'],
    ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'],
    process.env.SITE_ADDRESS ?? '',
  );

/**
 * Names one build: the same sources on the same day for the same address give the same id, on any machine, with or
 * without git. The service worker names its caches by it; pages do not carry it (`src/offline/page-mark.ts`).
 *
 * @param sources - what `sourcesHash` gave, where somebody has asked it already.
 */
export const buildId = (sources = sourcesHash()): string =>
  hashOf([process.env.CONTENT_DIR ?? 'content'], [], sources, today()).slice(0, 12);
