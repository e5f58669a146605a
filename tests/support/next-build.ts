import { cpSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Release } from '#offline/cache-names.ts';
import { buildServiceWorker } from '../../scripts/build-service-worker.ts';

/** Where the browser tests find it. */
export const nextFolder = 'node_modules/.cache/cam-tay-next';

/** The id of the build in a folder. */
export const buildIn = (folder: string): string =>
  (JSON.parse(readFileSync(`${folder}/release.json`, 'utf8')) as Release).build;

/**
 * A second build beside the real one: the same site under another build id, with one visible change on the home page.
 * Made from `dist/` in a few seconds instead of building the site again.
 */
export async function makeNextBuild(target: string): Promise<void> {
  const build = buildIn('dist');
  const next = build.replace(/./g, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16));
  rmSync(target, { recursive: true, force: true });
  cpSync('dist', target, { recursive: true });
  renameSync(`${target}/pagefind/${build}`, `${target}/pagefind/${next}`);
  for (const file of globSync(`${target}/**/*.{br,gz}`)) rmSync(file);
  for (const file of globSync(`${target}/**/*.{html,js}`)) {
    const text = readFileSync(file, 'utf8');
    const changed = text
      .replaceAll(build, next)
      .replace('Bạn cần làm giấy tờ gì?', 'Bạn cần làm gì hôm nay?');
    if (changed !== text) writeFileSync(file, changed);
  }
  await buildServiceWorker(next, target);
}
