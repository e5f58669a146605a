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
import { filesOnDevice, fromRelease, type Older, releaseIn, verified } from './files-here.ts';
import { fetchPack } from './packs.ts';
import { forgetParts } from './parts.ts';
import { copyOf } from './stored.ts';
import { build, hashOf, lists, ownPacks } from './this-release.ts';

declare const self: ServiceWorkerGlobalScope;

/** Downloads at the same time while installing; more only queue up on a slow link. */
const lanes = 6;
/** So many files are fetched one by one before a whole pack is. */
const fewFiles = 4;

/** Fills the cache of the release with the packs every phone keeps. @throws when one cannot be had. */
export async function saveOwnPacks(
  ids: readonly string[],
  older: Older,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (got: number) => void } = {},
): Promise<void> {
  const cache = await caches.open(releaseCache(build));
  const already = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const got = new Map<string, number>();
  await Promise.all(
    ids.map(async (id) => {
      const pack = ownPacks.get(id);
      const missing = [...hashOf].filter(
        ([url]) => packOf(url) === id && !lists.includes(url) && !already.has(url),
      );
      const toLoad = missing.filter(([, hash]) => !older.has(hash));
      if (pack && toLoad.length > fewFiles)
        await fetchPack(pack, {
          ...(signal ? { signal } : {}),
          onProgress(bytes) {
            got.set(id, bytes);
            onProgress?.([...got.values()].reduce((sum, one) => sum + one, 0));
          },
        })
          .then(async (files) => {
            for (const { url, bytes } of files)
              if (!already.has(url)) await cache.put(url, copyOf(url, bytes as BodyInit));
          })
          // A host without packs still has the files.
          .catch((error: unknown) => {
            if (signal?.aborted) throw error;
          });
      const stored = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
      const waiting = missing.filter(([url]) => !stored.has(url));
      const lane = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift())
          await cache.put(next[0], await verified(...next, older));
      };
      await Promise.all(Array.from({ length: lanes }, lane));
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

/** Fetches a pack and keeps its files, but for those that the release keeps anyway. */
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
  if (pack.files.every((url) => stored.has(url))) return;
  // Their hashes, without which none of them would be shown.
  if (!(await fromRelease(otherFilesFile))) throw new Error(`no ${otherFilesFile}`);
  for (const { url, bytes } of await fetchPack(pack, fetching))
    if (!stored.has(url)) await cache.put(url, copyOf(url, bytes as BodyInit));
}

export async function dropPack(id: string): Promise<void> {
  loading.get(id)?.abort();
  await caches.delete(packCache(build, id));
  const release = await releaseIn(await caches.open(releaseCache(build)));
  for (const { url } of release?.packs.filter((pack) => pack.id === id) ?? [])
    await forgetParts(url);
  await tell({ type: 'pack', id, state: 'dropped' });
}
