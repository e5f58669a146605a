/** The files that a visited page cannot do without, where no phone keeps them by itself: scripts and styles of a tool. */
import { assetsIn } from './assets-in.ts';
import { visitedCache } from './cache-names.ts';
import { isOtherFile } from './files-here.ts';
import { copyOf } from './stored.ts';
import { build, hashOf } from './this-release.ts';

/** Keeps what a page of this build loads beside what the release keeps, each file checked, once. */
export async function keepAssets(page: Response): Promise<void> {
  const cache = await caches.open(visitedCache(build));
  const waiting = assetsIn(await page.text());
  for (const path of waiting) {
    if (hashOf.has(path) || (await cache.match(path))) continue;
    const response = await fetch(path);
    const bytes = await response.arrayBuffer();
    if (!response.ok || !(await isOtherFile(path, bytes))) continue;
    await cache.put(path, copyOf(path, bytes));
    if (path.endsWith('.js')) waiting.push(...assetsIn(new TextDecoder().decode(bytes)));
  }
}
