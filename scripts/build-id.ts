import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { today } from '#read/today.ts';
import { filesBelow } from './release-manifest.ts';

/**
 * Names one build: the same sources on the same day for the same address give the same id, on any machine, with or
 * without git. The service worker names its caches by it; pages do not carry it (`src/offline/page-mark.ts`).
 */
export function buildId(): string {
  const hash = createHash('sha256');
  const files = ['src', process.env.CONTENT_DIR ?? 'content', 'public', 'deploy', 'scripts']
    .flatMap((folder) =>
      filesBelow(folder).map((path) => ({ name: path, file: `${folder}/${path}` })),
    )
    .concat(
      ['package.json', 'package-lock.json', 'astro.config.mjs', 'tsconfig.json'].map((file) => ({
        name: file,
        file,
      })),
    );
  for (const { name, file } of files) hash.update(name).update('\0').update(readFileSync(file));
  return hash
    .update(process.env.SITE_ADDRESS ?? '')
    .update(today())
    .digest('hex')
    .slice(0, 12);
}
