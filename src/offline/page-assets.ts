/** The files that a visited page cannot do without, where no phone keeps them by itself: scripts and styles of a tool. */
import { visitedCache } from './cache-names.ts';
import { isOtherFile } from './files-here.ts';
import { copyOf } from './stored.ts';
import { build, hashOf } from './this-release.ts';

/** Addresses of assets in a page or in a script; scripts name each other beside themselves. */
const assetsIn = (text: string): string[] => [
  ...[...text.matchAll(/(?:src|href)="(\/_astro\/[\w.-]+)"/g)].map(([, path = '']) => path),
  ...[...text.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, name]) => `/_astro/${name}`),
];

/** Keeps what a page of this build loads beside what the release keeps, each file checked, once. */
export async function keepAssets(page: Response): Promise<void> {
  const cache = await caches.open(visitedCache(build));
  const waiting = assetsIn(await page.text());
  for (const path of waiting) {
    if (hashOf.has(path) || (await cache.match(path))) continue;
    const response = await fetch(path, { credentials: 'omit' });
    const bytes = await response.arrayBuffer();
    if (!response.ok || !(await isOtherFile(path, bytes))) continue;
    await cache.put(path, copyOf(path, bytes));
    if (path.endsWith('.js')) waiting.push(...assetsIn(new TextDecoder().decode(bytes)));
  }
}
