import {
  beforeMark,
  buildOfReleaseCache,
  completeMark,
  packCache,
  type Release,
  releaseCache,
  releaseFile,
  visitedCache,
} from './cache-names.ts';
import { packOf, shellPack } from './cache-plan.ts';

/** What is really in the caches of this device. */
export interface DeviceState {
  readonly build: string;
  /** The day the release was built, as its own list says. */
  readonly day?: string;
  /** Everything that this phone keeps of the release is there, counted file by file. */
  readonly complete: boolean;
  /** The phone saves data and keeps the shell alone. */
  readonly shellOnly: boolean;
  /** Paths of stored pages (they end in `/`), of the release, of packs and visited ones together. */
  readonly pages: readonly string[];
  readonly missing: readonly string[];
  /** Unpacked size of what is stored of the release. */
  readonly bytes: number;
  /** A newer release is stored and waits for the reader's word. */
  readonly newerWaits: boolean;
}

/** The caches of the release that is shown, read. */
interface Stored {
  readonly build: string;
  readonly builds: readonly string[];
  readonly release: Release | undefined;
  readonly paths: ReadonlySet<string>;
  readonly ofRelease: ReadonlySet<string>;
}

/** Which of several releases is shown: the last that took over, not one that waits. */
async function inUse(builds: readonly string[]): Promise<string | undefined> {
  let shown = builds[0];
  for (const build of builds)
    if (await caches.match(beforeMark, { cacheName: releaseCache(build) })) shown = build;
  return shown;
}

/** What the caches hold of the release that is shown; nothing where there is none. */
export async function stored(): Promise<Stored | undefined> {
  if (!('caches' in globalThis)) return undefined;
  const builds = (await caches.keys()).flatMap((name) => buildOfReleaseCache(name) ?? []);
  const build = await inUse(builds);
  if (!build) return undefined;
  const paths = async (name: string) =>
    (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  const others = (await caches.keys()).filter(
    (name) => name === visitedCache(build) || name.startsWith(packCache(build, '')),
  );
  const cache = await caches.open(releaseCache(build));
  const list = await cache.match(releaseFile);
  const ofRelease = new Set(await paths(releaseCache(build)));
  return {
    build,
    builds,
    release: (await list?.json().catch(() => undefined)) as Release | undefined,
    ofRelease,
    paths: new Set([...ofRelease, ...(await Promise.all(others.map(paths))).flat()]),
  };
}

/**
 * Reads the statement off the caches themselves, never off a memory of what should be there: browsers evict.
 *
 * @returns `undefined` when nothing is stored or there is no Cache API.
 */
export async function deviceState(): Promise<DeviceState | undefined> {
  const here = await stored();
  if (!here) return undefined;
  const { build, builds, release, paths, ofRelease } = here;
  const all = release?.files ?? [];
  const shellOnly = !all.some(({ url }) => packOf(url) !== shellPack && ofRelease.has(url));
  const files = shellOnly ? all.filter(({ url }) => packOf(url) === shellPack) : all;
  const missing = files.filter(({ url }) => !ofRelease.has(url)).map(({ url }) => url);
  return {
    build,
    ...(release ? { day: release.day } : {}),
    complete: ofRelease.has(completeMark) && files.length > 0 && missing.length === 0,
    shellOnly,
    pages: [...paths].filter((path) => path.endsWith('/')).sort(),
    missing,
    bytes: files.filter(({ url }) => ofRelease.has(url)).reduce((sum, { bytes }) => sum + bytes, 0),
    newerWaits: builds.length > 1,
  };
}
