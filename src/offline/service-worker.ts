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
  beforeMark,
  completeMark,
  hashesFile,
  isOurCache,
  packOfCache,
  partsCache,
  releaseCache,
  releaseFile,
  visitedCache,
  type WorkerMessage,
} from './cache-names.ts';
import { essentialsPack, shellPack } from './cache-plan.ts';
import {
  filesOnDevice,
  fromOlder,
  fromOthers,
  fromRelease,
  isOtherFile,
  type Older,
  releaseIn,
  soon,
  verified,
} from './files-here.ts';
import { keepAssets } from './page-assets.ts';
import { isOurPage } from './page-mark.ts';
import { forgetOtherParts } from './parts.ts';
import { bringPacksAlong, dropPack, heldPacks, loading, saveOwnPacks, savePack } from './saving.ts';
import { copyOf } from './stored.ts';
import { build, hashOf, ownPacks } from './this-release.ts';

declare const self: ServiceWorkerGlobalScope;

const origin = self.location.origin;
/** How long where there is no copy, before the page that says what is missing. Slow 3G needs 5 s for a page. */
const mostPatience = 12_000;
/** What was there when this release took over: caches to take away, and open pages that still need them. */
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
    event.respondWith(page(url, (work) => event.waitUntil(work)));
    event.waitUntil(forgetOlder());
  } else event.respondWith(file(request, url));
});

/**
 * Whether an address is that of a page. `/thu-tuc/1.004222` is, `/huong-dan/…/loa.txt` is not, and no page has a name in
 * capitals, as `/du-lieu/SHA256SUMS` has.
 */
const isPage = ({ pathname }: URL): boolean =>
  /\/[^/]*\.html$/.test(pathname) || !/\.[a-z][a-z\d]*$|\/[A-Z][A-Z\d]*$/.test(pathname);

/** A phone that saves data gets the shell; the rest when its reader asks for it. */
const savesData = (): boolean =>
  (self.navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

async function install(): Promise<void> {
  const cache = await caches.open(releaseCache(build));
  const older = await filesOnDevice();
  await cache.put(hashesFile, Response.json(Object.fromEntries(hashOf)));
  const hadAll = (await heldPacks()).has(essentialsPack);
  const ids = savesData() && !hadAll ? [shellPack] : [...ownPacks.keys()];
  const list = keepList(cache, older);
  // What is to be brought along the list decides. A first copy takes the packs whatever it says: both at once.
  if (older.size > 0) await list;
  await Promise.all([list, saveOwnPacks(ids, older)]);
  await bringPacksAlong();
  await visitAgain();
  await cache.put(completeMark, new Response(build));
}

/** The list of the files of this release, from the device or the network. */
async function keepList(cache: Cache, older: Older): Promise<void> {
  if (await cache.match(releaseFile)) return;
  await cache.put(releaseFile, await verified(releaseFile, hashOf.get(releaseFile) ?? '', older));
}

/**
 * Pages that were visited under an older build, of this one: two builds must not mix. What did not change is there
 * already, the scripts of these pages among it.
 */
async function visitAgain(): Promise<void> {
  const mine = await caches.open(visitedCache(build));
  for (const name of await caches.keys()) {
    if (!name.startsWith(visitedCache('')) || name === visitedCache(build)) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { url } = request;
      const { pathname } = new URL(url);
      if (hashOf.has(pathname) || (await mine.match(pathname))) continue;
      const bytes = await (await cache.match(request))?.arrayBuffer();
      if (bytes && (await isOtherFile(pathname, bytes))) {
        await putVisited(pathname, copyOf(pathname, bytes));
        continue;
      }
      const found = await fetchPage(new URL(url)).catch(() => undefined);
      if (found?.isOfBuild) await putWhole(pathname, found.response);
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
  await cache.put(beforeMark, Response.json({ names, clients: open.map(({ id }) => id) }));
  await forgetOlder(0);
  const release = await releaseIn(cache);
  await forgetOtherParts(new Set(release?.packs.map(({ url }) => url)));
  await self.clients.claim();
}

/** Older releases go once no page of theirs is open; the page that is being left counts a moment longer. */
async function forgetOlder(wait = 5000): Promise<void> {
  const cache = await caches.open(releaseCache(build)).catch(() => undefined);
  const list = await cache?.match(beforeMark);
  const { names, clients } = ((await list?.json().catch(() => undefined)) ?? {
    names: [],
    clients: [],
  }) as Before;
  if (names.length === 0) return;
  await new Promise((resolve) => setTimeout(resolve, wait));
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.some(({ id }) => clients.includes(id))) return;
  for (const name of names) await caches.delete(name);
  await cache?.delete(beforeMark);
}

async function keep(path: string): Promise<void> {
  const url = new URL(path, origin);
  if (url.origin !== origin || hashOf.has(url.pathname)) return;
  const { response, isOfBuild } = (await fetchPage(url).catch(() => undefined)) ?? {};
  if (response && isOfBuild) await putWhole(url.pathname, response);
}

async function putVisited(path: string, response: Response): Promise<void> {
  // A full device must not keep a page from being shown.
  await caches
    .open(visitedCache(build))
    .then((cache) => cache.put(path, response))
    .catch(() => undefined);
}

/** A page with the scripts and styles that only it needs: without network it works as well. */
async function putWhole(path: string, response: Response): Promise<void> {
  const page = response.clone();
  await putVisited(path, response);
  await keepAssets(page).catch(() => undefined);
}

interface FetchedPage {
  readonly response: Response;
  /** Byte for byte the page of this build; else the one of another build of ours, as whole. */
  readonly isOfBuild: boolean;
}

/** A page from the network, if it is one that we published; undefined for whatever else stands at its address. */
async function fetchPage(url: URL): Promise<FetchedPage | undefined> {
  // Pages end in a slash. Any other redirect leads away from us.
  const address = url.pathname.replace(/index\.html$/, '');
  const path = address.endsWith('/') ? address : `${address}/`;
  for (const cache of ['no-cache', 'reload'] as const) {
    const response = await fetch(path, { redirect: 'error', cache });
    if (!response.headers.get('Content-Type')?.startsWith('text/html')) {
      await response.body?.cancel();
      continue;
    }
    if (!(await isOurPage(await response.clone().text()))) continue;
    const bytes = await response.clone().arrayBuffer();
    if (response.status !== 404 && (await isOtherFile(path, bytes)))
      return { response: copyOf(path, bytes), isOfBuild: true };
    return { response, isOfBuild: false };
  }
  return undefined;
}

/** Pages: what the device has of this build, then the network, then a page that says what is missing. */
async function page(url: URL, later: (work: Promise<void>) => void): Promise<Response> {
  const path = url.pathname.replace(/index\.html$/, '');
  for (const one of path.endsWith('/') ? [path] : [path, `${path}/`]) {
    const stored = (await fromRelease(one)) ?? (await fromOthers(one));
    if (stored) return stored;
  }
  const found = await soon(
    fetchPage(url).catch(() => undefined),
    mostPatience,
  );
  if (found?.isOfBuild) {
    await putVisited(path, found.response.clone());
    // The reader does not wait for what the page itself is about to fetch.
    later(keepAssets(found.response.clone()).catch(() => undefined));
  }
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
