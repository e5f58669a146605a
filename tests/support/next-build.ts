import {
  cpSync,
  globSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Release } from '#offline/cache-names.ts';
import { buildServiceWorker } from '../../scripts/build-service-worker.ts';
import { markPages } from '../../scripts/mark-pages.ts';

/** Where the browser tests find it. */
export const nextFolder = 'node_modules/.cache/cam-tay-next';

/** What the home page of the second build says. */
export const nextHeading = 'Bạn cần làm gì hôm nay?';

/** A page of the second build that no phone keeps by itself, with words of its own. */
export const changedProcedure = '/thu-tuc/1.004194/';

/** The id of the build in a folder. */
export const buildIn = (folder: string): string =>
  (JSON.parse(readFileSync(`${folder}/release.json`, 'utf8')) as Release).build;

/**
 * A second build beside the real one: the same site under another build id, with one visible change on the home page,
 * one on a procedure, and the search at another address.
 * Made from `dist/` in a few seconds instead of building the site again.
 */
export async function makeNextBuild(target: string): Promise<void> {
  const build = buildIn('dist');
  const other = (id: string) =>
    id.replace(/./g, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16));
  const next = other(build);
  rmSync(target, { recursive: true, force: true });
  cpSync('dist', target, { recursive: true });
  const [index = ''] = readdirSync(`${target}/pagefind`);
  renameSync(`${target}/pagefind/${index}`, `${target}/pagefind/${other(index)}`);
  for (const file of globSync(`${target}/**/*.{br,gz}`)) rmSync(file);
  for (const file of globSync(`${target}/**/*.{html,js,json}`)) {
    const text = readFileSync(file, 'utf8');
    const changed = text
      .replaceAll(build, next)
      .replaceAll(index, other(index))
      .replace('Bạn cần làm giấy tờ gì?', nextHeading)
      .replace(
        file.replaceAll('\\', '/').endsWith(`${changedProcedure}index.html`)
          ? 'name="description" content="'
          : /(?!)/,
        '$&Mới. ',
      );
    if (changed !== text) writeFileSync(file, changed);
  }
  markPages(target);
  await buildServiceWorker(next, target);
}
