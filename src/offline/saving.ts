/** Saves packs: those every phone keeps, those a reader asks for, and those that come along with a new release. */
import {
  buildOfReleaseCache,
  otherFilesFile,
  type Pack,
  type PackNews,
  packCache,
  packOfCache,
  type Release,
  releaseCache,
  releaseFile,
} from './cache-names.ts';
import { essentialsPack, packOf, searchPack } from './cache-plan.ts';
import {
  filesOnDevice,
  fromRelease,
  isOtherFile,
  type Older,
  otherHashes,
  othersOnDevice,
  releaseIn,
  verified,
} from './files-here.ts';
import { fetchPack, withPatience } from './packs.ts';
import { forgetParts } from './parts.ts';
import { isLessThanPack } from './single-files.ts';
import { copyOf } from './stored.ts';
import { build, hashOf, lists, ownPacks } from './this-release.ts';

declare const self: ServiceWorkerGlobalScope;

/** Files of one pack that are fetched at the same time, where they are fetched one by one; more only queue up on a slow link. */
const lanes = 3;
/** Files of one pack that are written at the same time: the device waits for each, the network for none. */
const writingLanes = 16;

/** Runs work over a list, a few at a time. What fails first ends it. */
async function inLanes<T>(
  list: readonly T[],
  work: (one: T) => Promise<void>,
  atOnce = lanes,
): Promise<void> {
  const waiting = [...list];
  const lane = async (): Promise<void> => {
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/**
 * Fills the cache of the release with the packs every phone keeps. What an older release has is taken from there; what
 * is new comes file by file where that is less than the pack, and with the pack where it is not, or where one of the
 * files cannot be had. @throws when one cannot be had either way.
 */
export async function saveOwnPacks(
  ids: readonly string[],
  older: Older,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (got: number) => void } = {},
): Promise<void> {
  const cache = await caches.open(releaseCache(build));
  const storedPaths = async (): Promise<Set<string>> =>
    new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const already = await storedPaths();
  const sizes = new Map((await releaseIn(cache))?.files.map(({ url, bytes }) => [url, bytes]));
  const save = async ([url, hash]: readonly [string, string]): Promise<void> => {
    if (signal?.aborted) throw new Error(`stopped before ${url}`);
    await cache.put(url, await verified(url, hash, older));
  };
  const got = new Map<string, number>();
  await Promise.all(
    ids.map(async (id) => {
      const pack = ownPacks.get(id);
      const missing = [...hashOf].filter(
        ([url]) => packOf(url) === id && !lists.includes(url) && !already.has(url),
      );
      const toLoad = missing.flatMap(([url, hash]) =>
        older.has(hash) ? [] : [{ url, bytes: sizes.get(url) ?? Number.POSITIVE_INFINITY }],
      );
      const isSaved =
        pack === undefined || isLessThanPack(toLoad, pack)
          ? await inLanes(missing, save).then(
              () => true,
              () => false,
            )
          : false;
      if (isSaved) return;
      if (pack)
        await fetchPack(pack, {
          ...(signal ? { signal } : {}),
          onProgress(bytes) {
            got.set(id, bytes);
            onProgress?.([...got.values()].reduce((sum, one) => sum + one, 0));
          },
        })
          .then((files) =>
            inLanes(
              files.filter(({ url }) => !already.has(url)),
              ({ url, bytes }) => cache.put(url, copyOf(url, bytes as BodyInit)),
              writingLanes,
            ),
          )
          // A host without packs still has the files.
          .catch((error: unknown) => {
            if (signal?.aborted) throw error;
          });
      const stored = await storedPaths();
      await inLanes(
        missing.filter(([url]) => !stored.has(url)),
        save,
      );
    }),
  );
}

/** Packs that this device holds of any release, whole or begun. */
export async function heldPacks(): Promise<Set<string>> {
  const held = new Set<string>();
  for (const name of await caches.keys()) {
    const pack = packOfCache(name);
    if (pack) held.add(pack.id);
    const older = buildOfReleaseCache(name);
    if (older === undefined) continue;
    const addresses = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url));
    if (addresses.some(({ pathname }) => packOf(pathname) === searchPack)) held.add(essentialsPack);
  }
  return held;
}

/** The packs that the reader asked for under an older release, in their new form, or no new release at all. */
export async function bringPacksAlong(): Promise<void> {
  const held = await heldPacks();
  const release = await releaseIn(await caches.open(releaseCache(build)));
  for (const pack of release?.packs ?? []) {
    if (!held.has(pack.id) || ownPacks.has(pack.id)) continue;
    // Without room the release alone is better than none; the page of saved packs says what is missing.
    if (await tooLittleRoom(pack)) continue;
    await storePack(pack).catch(async (error: unknown) => {
      if ((error as Error).name !== 'QuotaExceededError') throw error;
      await caches.delete(packCache(build, pack.id));
    });
  }
}

/** Downloads under way, for stopping them and for not starting one twice. */
export const loading = new Map<string, AbortController>();

async function tell(news: PackNews): Promise<void> {
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    client.postMessage(news);
}

interface Room {
  readonly needed: number;
  readonly free: number;
}

/** What a pack needs and what the device has left, where that is too little. A browser that cannot say is believed to have room. */
async function tooLittleRoom({ bytes, unpacked }: Pack): Promise<Room | undefined> {
  const { quota, usage } = await self.navigator.storage.estimate().catch(() => ({}) as never);
  if (quota === undefined || usage === undefined) return undefined;
  // What the browser adds for headers and for its own books.
  const needed = Math.ceil((bytes + unpacked) * 1.2);
  const free = Math.max(0, quota - usage);
  return needed > free ? { needed, free } : undefined;
}

export async function savePack(id: string): Promise<void> {
  if (loading.has(id)) return;
  const stop = new AbortController();
  loading.set(id, stop);
  const release = (await (await fromRelease(releaseFile))?.json().catch(() => undefined)) as
    | Release
    | undefined;
  const packs = (release?.packs ?? []).filter((pack) =>
    id === essentialsPack ? ownPacks.has(pack.id) : pack.id === id,
  );
  const of = packs.reduce((sum, { bytes }) => sum + bytes, 0);
  let told = 0;
  const onProgress = (got: number): void => {
    // A slow phone has better things to do than to count.
    if (got < of && performance.now() - told < 200) return;
    told = performance.now();
    void tell({ type: 'pack', id, state: 'loading', got, of });
  };
  try {
    if (packs.length === 0) throw new Error(`no pack ${id}`);
    for (const pack of packs) {
      const room = await tooLittleRoom(pack);
      if (!room) continue;
      await tell({ type: 'pack', id, state: 'no-room', ...room });
      return;
    }
    const fetching = { signal: stop.signal, onProgress };
    if (id === essentialsPack)
      await saveOwnPacks([...ownPacks.keys()], await filesOnDevice(), fetching);
    else for (const pack of packs) await storePack(pack, fetching);
    await tell({ type: 'pack', id, state: 'done' });
  } catch (error) {
    const unpacked = packs.reduce((sum, pack) => sum + pack.unpacked, 0);
    if ((error as Error).name === 'QuotaExceededError')
      await tell({ type: 'pack', id, state: 'no-room', needed: of + unpacked, free: 0 });
    else await tell({ type: 'pack', id, state: stop.signal.aborted ? 'stopped' : 'failed' });
  } finally {
    loading.delete(id);
  }
}

/**
 * Keeps the files of a pack, but for those that the release keeps anyway. What this device has of an older release, as
 * part of a pack or from a visit, is taken from there; the rest as in `saveOwnPacks`.
 */
async function storePack(
  pack: Pack,
  fetching: { signal?: AbortSignal; onProgress?: (got: number) => void } = {},
): Promise<void> {
  // Opened first: a pack that was begun comes along with the next release.
  const cache = await caches.open(packCache(build, pack.id));
  const release = await caches.open(releaseCache(build));
  const stored = new Set(
    [...(await cache.keys()), ...(await release.keys())].map(({ url }) => new URL(url).pathname),
  );
  const missing = pack.files.filter((url) => !stored.has(url));
  if (missing.length === 0) return;
  // Their hashes, without which none of them would be shown.
  const hashes = await otherHashes();
  if (!hashes) throw new Error(`no ${otherFilesFile}`);
  const older = await othersOnDevice(pack.id);
  const toLoad: string[] = [];
  for (const url of missing) {
    const copy = await older.get(hashes[url] ?? '')?.();
    if (copy) await cache.put(url, copyOf(url, await copy.arrayBuffer()));
    else toLoad.push(url);
  }
  // Sizes are known of the pack as a whole.
  const bytes = pack.unpacked / pack.files.length;
  const isSaved =
    isLessThanPack(
      toLoad.map((url) => ({ url, bytes })),
      pack,
    ) &&
    (await inLanes(toLoad, async (url) => {
      const response = await withPatience(
        fetch(url, {
          redirect: 'error',
          ...(fetching.signal ? { signal: fetching.signal } : {}),
        }),
      );
      const body = await response.arrayBuffer();
      if (!(await isOtherFile(url, body))) throw new Error(`${url} is not the file of the release`);
      await cache.put(url, copyOf(url, body));
    }).then(
      () => true,
      () => false,
    ));
  if (isSaved) return;
  await inLanes(
    (await fetchPack(pack, fetching)).filter(({ url }) => !stored.has(url)),
    ({ url, bytes }) => cache.put(url, copyOf(url, bytes as BodyInit)),
    writingLanes,
  );
}

export async function dropPack(id: string): Promise<void> {
  loading.get(id)?.abort();
  await caches.delete(packCache(build, id));
  const release = await releaseIn(await caches.open(releaseCache(build)));
  for (const { url } of release?.packs.filter((pack) => pack.id === id) ?? [])
    await forgetParts(url);
  await tell({ type: 'pack', id, state: 'dropped' });
}
