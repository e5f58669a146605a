/** Files of ours on this device and from the host, each compared with its hash before anybody gets it. */
import {
  buildOfReleaseCache,
  hashesFile,
  type OtherFiles,
  otherFilesFile,
  packOfCache,
  type Release,
  releaseCache,
  releaseFile,
  shortHash,
  visitedCache,
} from './cache-names.ts';
import { withPatience } from './packs.ts';
import { copyOf, sha256 } from './stored.ts';
import { build, hashOf } from './this-release.ts';

/** How long a reader waits for the network before an older copy is shown, in ms. */
const patience = 3000;

export type Older = ReadonlyMap<string, () => Promise<Response | undefined>>;

/** One file of this release, from wherever its bytes can be had, or an error that names the file. */
export async function verified(
  url: string,
  hash: string,
  older: Older = new Map(),
): Promise<Response> {
  const sources: (() => Promise<Response | undefined>)[] = [
    async () => older.get(hash)?.(),
    () => withPatience(fetch(url, { cache: 'default' })),
    () => withPatience(fetch(url, { cache: 'reload' })),
  ];
  for (const source of sources) {
    const response = await source().catch(() => undefined);
    // A captive portal answers 200 with its own page, or sends the reader elsewhere.
    if (!response?.ok || response.redirected) {
      // A body that nobody reads keeps its connection, and there are six.
      await response?.body?.cancel();
      continue;
    }
    // The connection can break off in the middle of a body.
    const bytes = await response.arrayBuffer().catch(() => undefined);
    if (bytes && (await sha256(bytes)) === hash) return copyOf(url, bytes);
  }
  throw new Error(`${url} is not the file of build ${build}`);
}

export async function releaseIn(cache: Cache): Promise<Release | undefined> {
  const list = await cache.match(releaseFile);
  return (await list?.json().catch(() => undefined)) as Release | undefined;
}

async function hashesIn(cache: Cache): Promise<Record<string, string>> {
  const noted = await cache.match(hashesFile);
  return ((await noted?.json().catch(() => undefined)) ?? {}) as Record<string, string>;
}

/** Files of older releases by their hash, so that what did not change is not downloaded again. */
export async function filesOnDevice(): Promise<Map<string, () => Promise<Response | undefined>>> {
  const found = new Map<string, () => Promise<Response | undefined>>();
  for (const name of await caches.keys()) {
    if (buildOfReleaseCache(name) === undefined) continue;
    const cache = await caches.open(name);
    const stored = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
    for (const [url, hash] of Object.entries(await hashesIn(cache)))
      if (stored.has(url)) found.set(hash, () => cache.match(url));
  }
  return found;
}

/**
 * A file of this release, checked. One that is damaged or gone is fetched again; undefined when that fails, and for
 * everything that is not in the release.
 */
export async function fromRelease(path: string): Promise<Response | undefined> {
  const hash = hashOf.get(path);
  if (hash === undefined) return undefined;
  const cache = await caches.open(releaseCache(build)).catch(() => undefined);
  const stored = await cache?.match(path).catch(() => undefined);
  if (stored && (await sha256(await stored.clone().arrayBuffer())) === hash) return stored;
  if (stored) await cache?.delete(path);
  // Kept even when it comes too late for this reader.
  const healed = verified(path, hash).then(async (fresh) => {
    await cache?.put(path, fresh.clone()).catch(() => undefined);
    return fresh;
  });
  return soon(
    healed.catch(() => undefined),
    patience,
  );
}

/** A file that the release leaves on the host, from a pack or from an earlier visit, if it is the one of this build. */
export async function fromOthers(path: string): Promise<Response | undefined> {
  const names = (await caches.keys().catch(() => [])).filter(
    (name) => name === visitedCache(build) || packOfCache(name)?.build === build,
  );
  for (const name of names) {
    const cache = await caches.open(name);
    const copy = await cache.match(path);
    if (!copy) continue;
    if (await isOtherFile(path, await copy.clone().arrayBuffer())) return copy;
    await cache.delete(path);
  }
  return undefined;
}

/** The hashes of what the release leaves on the host; nothing where they are neither here nor to be had. */
export async function otherHashes(): Promise<OtherFiles | undefined> {
  return (await (await fromRelease(otherFilesFile))?.json().catch(() => undefined)) as
    | OtherFiles
    | undefined;
}

export async function isOtherFile(path: string, bytes: ArrayBuffer): Promise<boolean> {
  return (await otherHashes())?.[path] === shortHash(await sha256(bytes));
}

/**
 * Files that older releases leave on the host and this device holds all the same, by the start of their hash. Nobody
 * has noted these hashes: they are counted here.
 *
 * @param id - the pack that they came with; visited pages are looked at in any case.
 */
export async function othersOnDevice(id: string): Promise<Older> {
  const found = new Map<string, () => Promise<Response | undefined>>();
  for (const name of await caches.keys()) {
    if (packOfCache(name)?.id !== id && !name.startsWith(visitedCache(''))) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const copy = await cache.match(request);
      if (copy)
        found.set(shortHash(await sha256(await copy.arrayBuffer())), () => cache.match(request));
    }
  }
  return found;
}

/** The answer if it comes within the reader's patience. */
export function soon<T>(answer: Promise<T>, wait: number): Promise<T | undefined> {
  return Promise.race([
    answer,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), wait)),
  ]);
}

/** A file of an older release, for a page of it that is still open: its address names the release or its own hash. */
export async function fromOlder(path: string): Promise<Response | undefined> {
  for (const name of await caches.keys().catch(() => [])) {
    const older = buildOfReleaseCache(name);
    if (older === undefined || older === build) continue;
    const cache = await caches.open(name);
    const hash = (await hashesIn(cache))[path];
    const copy = hash === undefined ? undefined : await cache.match(path);
    if (copy && (await sha256(await copy.clone().arrayBuffer())) === hash) return copy;
  }
  return undefined;
}
