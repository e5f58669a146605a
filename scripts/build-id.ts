import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { today } from '#read/today.ts';

/**
 * Names one build: the same sources on the same day give the same id, on any machine, with or without git.
 * Every page carries it, so that the service worker can tell pages of two builds apart.
 */
export function buildId(): string {
  const hash = createHash('sha256');
  const files = globSync(
    ['src/**/*', 'content/**/*', 'public/**/*', 'deploy/**/*', 'scripts/**/*'],
    {
      withFileTypes: true,
    },
  )
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .concat('package-lock.json', 'astro.config.mjs')
    .sort();
  const root = `${process.cwd().replaceAll('\\', '/')}/`;
  for (const file of files)
    hash.update(file.replace(root, '')).update('\0').update(readFileSync(file));
  return hash.update(today()).digest('hex').slice(0, 12);
}
