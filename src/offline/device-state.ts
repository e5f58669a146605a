import {
  buildOfReleaseCache,
  completeMark,
  type Release,
  releaseFile,
  visitedCache,
} from './cache-names.ts';

/** What is really in the caches of this device. */
export interface DeviceState {
  readonly build: string;
  /** The day the release was built, as its own list says. */
  readonly day?: string;
  /** Everything of the release is there, counted file by file. */
  readonly complete: boolean;
  /** Paths of stored pages (they end in `/`), release and visited together. */
  readonly pages: readonly string[];
  readonly missing: readonly string[];
  /** Unpacked size of what is stored of the release. */
  readonly bytes: number;
  /** A newer release is stored and waits for the reader's word. */
  readonly newerWaits: boolean;
}

/**
 * Reads the statement off the caches themselves, never off a memory of what should be there: browsers evict.
 *
 * @returns `undefined` when nothing is stored or there is no Cache API.
 */
export async function deviceState(): Promise<DeviceState | undefined> {
  if (!('caches' in globalThis)) return undefined;
  const builds = (await caches.keys()).flatMap((name) => buildOfReleaseCache(name) ?? []);
  const own = document.documentElement.dataset.build ?? '';
  const build = builds.includes(own) ? own : builds[0];
  if (!build) return undefined;

  const cache = await caches.open(`release-${build}`);
  const stored = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const list = await cache.match(releaseFile);
  const release = (await list?.json().catch(() => undefined)) as Release | undefined;
  const visited = (await caches.has(visitedCache(build)))
    ? (await (await caches.open(visitedCache(build))).keys()).map(
        ({ url }) => new URL(url).pathname,
      )
    : [];
  const files = release?.files ?? [];
  const missing = files.filter(({ url }) => !stored.has(url)).map(({ url }) => url);
  return {
    build,
    ...(release ? { day: release.day } : {}),
    complete: stored.has(completeMark) && files.length > 0 && missing.length === 0,
    pages: [...new Set([...stored, ...visited])].filter((path) => path.endsWith('/')).sort(),
    missing,
    bytes: files.filter(({ url }) => stored.has(url)).reduce((sum, { bytes }) => sum + bytes, 0),
    newerWaits: builds.length > 1,
  };
}
