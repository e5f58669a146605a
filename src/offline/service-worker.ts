/**
 * Keeps one release of the site on the device, as a whole, and shows pages of that release only.
 *
 * - A release is complete or it is not used: it comes in packs, and every file is checked against the SHA-256 of the
 *   build, when it is stored and again when it is shown. What was damaged on the device is fetched again.
 * - A new release waits until the reader agrees; then it takes the place of the old one at once. Packs that the reader
 *   asked for come along, and pages that are open keep their files until they are closed.
 * - Pages outside the release are fetched and checked too; what was visited is kept for the same build. Whatever a
 *   captive portal or a broken network answers instead is never shown as a page of ours.
 * - Every query is ignored when looking for a page: Zalo appends `?zarsrc=…` to every link.
 */
import {
  buildOfReleaseCache,
  completeMark,
  hashesFile,
  isOurCache,
  type OtherFiles,
  otherFilesFile,
  type Pack,
  type PackNews,
  packCache,
  packOfCache,
  partsCache,
  type Release,
  releaseCache,
  releaseFile,
  shortHash,
  visitedCache,
  type WorkerMessage,
} from './cache-names.ts';
import { essentialsPack, packOf, searchPack, shellPack } from './cache-plan.ts';
import { fetchPack } from './packs.ts';
import { forgetOtherParts, forgetParts } from './parts.ts';
import { copyOf, sha256 } from './stored.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
};

const build = import.meta.env.BUILD_ID;
const origin = self.location.origin;
const listed = self.__WB_MANIFEST.map(({ url, revision }) => ({ url, revision: revision ?? '' }));
/** The files of the release: address to SHA-256. */
const hashOf = new Map(
  listed.filter(({ url }) => !url.startsWith('/goi/')).map(({ url, revision }) => [url, revision]),
);
/** The packs they come in; `revision` is their size and their SHA-256. */
const ownPacks = new Map(
  listed
    .filter(({ url }) => url.startsWith('/goi/'))
    .map(({ url, revision }) => {
      const [bytes = '', hash = ''] = revision.split(' ');
      const id = url.slice('/goi/'.length).replace(/-[0-9a-f]+\.pack$/, '');
      return [id, { url, bytes: Number(bytes), sha256: hash }];
    }),
);

/** How long a reader waits for the network before an older copy is shown, in ms. */
const patience = 3000;
/** How long where there is no copy, before the page that says what is missing. Slow 3G needs 5 s for a page. */
const mostPatience = 12_000;
/** Downloads at the same time while installing; more only queue up on a slow link. */
const lanes = 6;
/** So many files are fetched one by one before a whole pack is. */
const fewFiles = 4;
/** Lists that come as files of their own, the second only when a page outside the release is opened. */
const lists: readonly string[] = [releaseFile, otherFilesFile];
/** What was there when this release took over: caches to take away, and open pages that still need them. */
const before = '/before-this-release';

interface Before {
  readonly names: readonly string[];
  readonly clients: readonly string[];
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage | undefined;
  if (message?.type === 'take-over') event.waitUntil(self.skipWaiting());
  if (message?.type === 'keep') event.waitUntil(keep(message.path));
  if (message?.type === 'save-pack') event.waitUntil(savePack(message.id));
  if (message?.type === 'stop-pack') loading.get(message.id)?.abort();
  if (message?.type === 'drop-pack') event.waitUntil(dropPack(message.id));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin || url.pathname === '/sw.js') return;
  if (request.mode === 'navigate' && isPage(url)) {
    event.respondWith(page(url));
    event.waitUntil(forgetOlder());
  } else event.respondWith(file(request, url));
});

/**
 * Whether an address is that of a page. `/thu-tuc/1.004222` is, `/huong-dan/…/loa.txt` is not, and no page has a name in
 * capitals, as `/du-lieu/SHA256SUMS` has.
 */
const isPage = ({ pathname }: URL): boolean =>
  /\/[^/]*\.html$/.test(pathname) || !/\.[a-z][a-z\d]*$|\/[A-Z][A-Z\d]*$/.test(pathname);

type Older = ReadonlyMap<string, () => Promise<Response | undefined>>;

/** One file of this release, from wherever its bytes can be had, or an error that names the file. */
async function verified(url: string, hash: string, older: Older = new Map()): Promise<Response> {
  const sources: (() => Promise<Response | undefined>)[] = [
    async () => older.get(hash)?.(),
    () => fetch(url, { credentials: 'omit', cache: 'default' }),
    () => fetch(url, { credentials: 'omit', cache: 'reload' }),
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

async function releaseIn(cache: Cache): Promise<Release | undefined> {
  const list = await cache.match(releaseFile);
  return (await list?.json().catch(() => undefined)) as Release | undefined;
}

async function hashesIn(cache: Cache): Promise<Record<string, string>> {
  const noted = await cache.match(hashesFile);
  return ((await noted?.json().catch(() => undefined)) ?? {}) as Record<string, string>;
}

/** Files of older releases by their hash, so that what did not change is not downloaded again. */
async function filesOnDevice(): Promise<Map<string, () => Promise<Response | undefined>>> {
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

/** A phone that saves data gets the shell; the rest when its reader asks for it. */
const savesData = (): boolean =>
  (self.navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

async function install(): Promise<void> {
  const cache = await caches.open(releaseCache(build));
  const older = await filesOnDevice();
  await cache.put(hashesFile, Response.json(Object.fromEntries(hashOf)));
  if (!(await cache.match(releaseFile)))
    await cache.put(releaseFile, await verified(releaseFile, hashOf.get(releaseFile) ?? '', older));
  const hadAll = (await heldPacks()).has(essentialsPack);
  await saveOwnPacks(savesData() && !hadAll ? [shellPack] : [...ownPacks.keys()], older);
  await bringPacksAlong();
  await visitAgain();
  await cache.put(completeMark, new Response(build));
}

/** Fills the cache of the release with the packs every phone keeps. @throws when one cannot be had. */
async function saveOwnPacks(
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
async function heldPacks(): Promise<Set<string>> {
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
async function bringPacksAlong(): Promise<void> {
  const held = await heldPacks();
  const release = await releaseIn(await caches.open(releaseCache(build)));
  for (const pack of release?.packs ?? []) {
    if (!held.has(pack.id) || ownPacks.has(pack.id)) continue;
    // Without room the release alone is better than none; the page of saved packs says what is missing.
    if (await roomMissing(pack)) continue;
    await storePack(pack).catch(async (error: unknown) => {
      if ((error as Error).name !== 'QuotaExceededError') throw error;
      await caches.delete(packCache(build, pack.id));
    });
  }
}

/** Pages that were visited under an older build, of this one: two builds must not mix. */
async function visitAgain(): Promise<void> {
  const mine = await caches.open(visitedCache(build));
  for (const name of await caches.keys()) {
    if (!name.startsWith(visitedCache('')) || name === visitedCache(build)) continue;
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url);
      if (hashOf.has(pathname) || (await mine.match(pathname))) continue;
      const found = await fetchPage(new URL(url)).catch(() => undefined);
      if (found?.isOfBuild) await putVisited(pathname, found.response);
    }
  }
}

async function activate(): Promise<void> {
  const cache = await caches.open(releaseCache(build));
  const mine = [releaseCache(build), visitedCache(build), partsCache];
  const names = (await caches.keys()).filter(
    (name) => isOurCache(name) && !mine.includes(name) && packOfCache(name)?.build !== build,
  );
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await cache.put(before, Response.json({ names, clients: open.map(({ id }) => id) }));
  await forgetOlder(0);
  const release = await releaseIn(cache);
  await forgetOtherParts(new Set(release?.packs.map(({ url }) => url)));
  await self.clients.claim();
}

/** Older releases go once no page of theirs is open; the page that is being left counts a moment longer. */
async function forgetOlder(wait = 5000): Promise<void> {
  const cache = await caches.open(releaseCache(build)).catch(() => undefined);
  const list = await cache?.match(before);
  const { names, clients } = ((await list?.json().catch(() => undefined)) ?? {
    names: [],
    clients: [],
  }) as Before;
  if (names.length === 0) return;
  await new Promise((resolve) => setTimeout(resolve, wait));
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(({ id }) => clients.includes(id))) return;
  for (const name of names) await caches.delete(name);
  await cache?.delete(before);
}

/** Downloads under way, for stopping them and for not starting one twice. */
const loading = new Map<string, AbortController>();

async function tell(news: PackNews): Promise<void> {
  for (const client of await self.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    client.postMessage(news);
}

/** Bytes that the device lacks for a pack, or 0. A browser that cannot say is believed to have room. */
async function roomMissing({ bytes, unpacked }: Pack): Promise<number> {
  const { quota, usage } = await self.navigator.storage.estimate().catch(() => ({}) as never);
  if (quota === undefined || usage === undefined) return 0;
  // What the browser adds for headers and for its own books.
  const needed = Math.ceil((bytes + unpacked) * 1.2);
  return Math.max(0, needed - (quota - usage));
}

async function savePack(id: string): Promise<void> {
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
      const lacking = await roomMissing(pack);
      if (lacking === 0) continue;
      const needed = pack.bytes + pack.unpacked;
      await tell({
        type: 'pack',
        id,
        state: 'no-room',
        needed,
        free: Math.max(0, needed - lacking),
      });
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

async function dropPack(id: string): Promise<void> {
  loading.get(id)?.abort();
  await caches.delete(packCache(build, id));
  const release = await releaseIn(await caches.open(releaseCache(build)));
  for (const { url } of release?.packs.filter((pack) => pack.id === id) ?? [])
    await forgetParts(url);
  await tell({ type: 'pack', id, state: 'dropped' });
}

async function keep(path: string): Promise<void> {
  const url = new URL(path, origin);
  if (url.origin !== origin || hashOf.has(url.pathname)) return;
  const { response, isOfBuild } = (await fetchPage(url).catch(() => undefined)) ?? {};
  if (response && isOfBuild) await putVisited(url.pathname, response);
}

async function putVisited(path: string, response: Response): Promise<void> {
  // A full device must not keep a page from being shown.
  await caches
    .open(visitedCache(build))
    .then((cache) => cache.put(path, response))
    .catch(() => undefined);
}

/**
 * A file of this release, checked. One that is damaged or gone is fetched again; undefined when that fails, and for
 * everything that is not in the release.
 */
async function fromRelease(path: string): Promise<Response | undefined> {
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
async function fromOthers(path: string): Promise<Response | undefined> {
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

async function isOtherFile(path: string, bytes: ArrayBuffer): Promise<boolean> {
  const others = (await (await fromRelease(otherFilesFile))?.json().catch(() => undefined)) as
    | OtherFiles
    | undefined;
  return others?.[path] === shortHash(await sha256(bytes));
}

interface FetchedPage {
  readonly response: Response;
  /** Byte for byte the page of this build; else a whole page of another build of ours. */
  readonly isOfBuild: boolean;
}

/** A page from the network, if it is one that we published; undefined for whatever else stands at its address. */
async function fetchPage(url: URL): Promise<FetchedPage | undefined> {
  // Pages end in a slash. Any other redirect leads away from us.
  const address = url.pathname.replace(/index\.html$/, '');
  const path = address.endsWith('/') ? address : `${address}/`;
  for (const cache of ['no-cache', 'reload'] as const) {
    const response = await fetch(path, { credentials: 'omit', redirect: 'error', cache });
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) {
      await response.body?.cancel();
      continue;
    }
    const text = await response.clone().text();
    const itsBuild = /<html[^>]* data-build="([^"]+)"/.exec(text)?.[1];
    if (itsBuild === undefined || !text.trimEnd().endsWith('</html>')) continue;
    if (itsBuild !== build || response.status === 404) return { response, isOfBuild: false };
    const bytes = await response.clone().arrayBuffer();
    if (await isOtherFile(path, bytes)) return { response: copyOf(path, bytes), isOfBuild: true };
  }
  return undefined;
}

/** Pages: what the device has of this build, then the network, then a page that says what is missing. */
async function page(url: URL): Promise<Response> {
  const path = url.pathname.replace(/index\.html$/, '');
  for (const one of path.endsWith('/') ? [path] : [path, `${path}/`]) {
    const stored = (await fromRelease(one)) ?? (await fromOthers(one));
    if (stored) return stored;
  }
  const found = await soon(
    fetchPage(url).catch(() => undefined),
    mostPatience,
  );
  if (found?.isOfBuild) await putVisited(path, found.response.clone());
  return found?.response ?? (await fromRelease('/mat-mang/')) ?? lastResort();
}

/** Even the page that says what is missing is gone. Never the browser's own error page. */
function lastResort(): Response {
  return new Response(
    '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Cầm Tay</title><h1>Bản lưu trên máy bị hỏng</h1><p>Khi có mạng, bạn mở lại trang này. Máy sẽ tự lưu lại.</p></html>',
    {
      status: 503,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'",
      },
    },
  );
}

/** The answer if it comes within the reader's patience. */
function soon<T>(answer: Promise<T>, wait: number): Promise<T | undefined> {
  return Promise.race([
    answer,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), wait)),
  ]);
}

/** A file of an older release, for a page of it that is still open: its address names the release or its own hash. */
async function fromOlder(path: string): Promise<Response | undefined> {
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

/**
 * Everything that is not a page. Names of assets carry a hash or the build, so a stored one is always the right one; a
 * page in place of an asset is what a captive portal answers.
 */
async function file(request: Request, url: URL): Promise<Response> {
  const stored =
    (await fromRelease(url.pathname)) ??
    (await fromOthers(url.pathname)) ??
    (await fromOlder(url.pathname));
  if (stored) return stored;
  const response = await fetch(request).catch(() => undefined);
  const isForeign =
    response?.ok && response.headers.get('Content-Type')?.startsWith('text/html') === true;
  if (response && !isForeign) return response;
  const missing = request.mode === 'navigate' ? await fromRelease('/mat-mang/') : undefined;
  return missing ?? Response.error();
}
