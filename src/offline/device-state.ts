import {
  buildOfReleaseCache,
  completeMark,
  type Pack,
  packCache,
  type Release,
  releaseFile,
  visitedCache,
} from './cache-names.ts';
import { packOf, shellPack } from './cache-plan.ts';
import { bytesSoFar } from './parts.ts';

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

/** How much of a pack is on this device. */
export interface PackState {
  readonly pack: Pack;
  /** Files that are here, from this pack or from another. */
  readonly stored: number;
  /** The pack was asked for and can be taken away. */
  readonly isOwn: boolean;
  /** Compressed bytes of it that have arrived and wait for the rest. */
  readonly waiting: number;
}

interface Stored {
  readonly build: string;
  readonly builds: readonly string[];
  readonly release: Release | undefined;
  readonly paths: ReadonlySet<string>;
  readonly ofRelease: ReadonlySet<string>;
}

async function stored(): Promise<Stored | undefined> {
  if (!('caches' in globalThis)) return undefined;
  const builds = (await caches.keys()).flatMap((name) => buildOfReleaseCache(name) ?? []);
  const own = document.documentElement.dataset.build ?? '';
  const build = builds.includes(own) ? own : builds[0];
  if (!build) return undefined;
  const paths = async (name: string) =>
    (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  const others = (await caches.keys()).filter(
    (name) => name === visitedCache(build) || name.startsWith(packCache(build, '')),
  );
  const cache = await caches.open(`release-${build}`);
  const list = await cache.match(releaseFile);
  const ofRelease = new Set(await paths(`release-${build}`));
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

/**
 * The packs of the release on this device, counted in the caches.
 *
 * @param ids - of which packs; all of them when left out. Empty where nothing is stored.
 */
export async function packStates(ids?: readonly string[]): Promise<PackState[]> {
  const here = await stored();
  const packs = here?.release?.packs.filter(({ id }) => !ids || ids.includes(id)) ?? [];
  return Promise.all(
    packs.map(async (pack) => ({
      pack,
      stored: pack.files.filter((url) => here?.paths.has(url)).length,
      isOwn: await caches.has(packCache(here?.build ?? '', pack.id)),
      waiting: await bytesSoFar(pack.url),
    })),
  );
}
