/**
 * Keeps one release of the site on the device, as a whole, and shows pages of that release only.
 *
 * - A release is complete or it is not used: every file is checked against the SHA-256 of the build, when it is stored
 *   and again when it is shown. What was damaged on the device is fetched again.
 * - A new release waits until the reader agrees; then it takes the place of the old one at once.
 * - Pages outside the release are fetched and checked too; what was visited is kept for the same build. Whatever a
 *   captive portal or a broken network answers instead is never shown as a page of ours.
 * - Every query is ignored when looking for a page: Zalo appends `?zarsrc=…` to every link.
 */
import {
  buildOfReleaseCache,
  completeMark,
  isOurCache,
  type OtherPages,
  otherPagesFile,
  type Release,
  releaseCache,
  releaseFile,
  shortHash,
  visitedCache,
  type WorkerMessage,
} from './cache-names.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
};

const manifest = self.__WB_MANIFEST;
const build = import.meta.env.BUILD_ID;
const origin = self.location.origin;
const hashOf = new Map(manifest.map(({ url, revision }) => [url, revision ?? '']));

/** How long a reader waits for the network before an older copy is shown, in ms. */
const patience = 3000;
/** How long where there is no copy, before the page that says what is missing. Slow 3G needs 5 s for a page. */
const mostPatience = 12_000;
/** Downloads at the same time while installing; more only queue up on a slow link. */
const lanes = 6;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage | undefined;
  if (message?.type === 'take-over') event.waitUntil(self.skipWaiting());
  if (message?.type === 'keep') event.waitUntil(keep(message.path));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin || url.pathname === '/sw.js') return;
  if (request.mode === 'navigate' && isPage(url)) event.respondWith(page(url));
  else event.respondWith(file(request, url));
});

/** Whether an address is that of a page. `/thu-tuc/1.004222` is, `/huong-dan/…/loa.txt` is not. */
const isPage = ({ pathname }: URL): boolean =>
  /\/[^/]*\.html$/.test(pathname) || !/\.[a-z][a-z\d]*$/i.test(pathname);

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** The bytes of one file of this release, from wherever they can be had, or an error that names the file. */
async function verified(
  url: string,
  hash: string,
  older: ReadonlyMap<string, () => Promise<Response | undefined>>,
): Promise<Response> {
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
    if (bytes && (await sha256(bytes)) === hash)
      return new Response(bytes, {
        headers: {
          'Content-Type': typeOf(url),
          ...policyOf(response),
        },
      });
  }
  throw new Error(`${url} is not the file of build ${build}`);
}

const types: Readonly<Record<string, string>> = {
  '': 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
};

/** The type of a file by its name: a network that changes headers must not turn a page into plain text. */
const typeOf = (url: string): string =>
  types[/\.([a-z]+)$/.exec(url)?.[1] ?? ''] ?? 'application/octet-stream';

// Policies are headers, and a copy without them would be less guarded than the original.
function policyOf(response: Response): Record<string, string> {
  const kept = [
    'Content-Security-Policy',
    'Referrer-Policy',
    'Permissions-Policy',
    'Cross-Origin-Opener-Policy',
    'X-Content-Type-Options',
  ];
  return Object.fromEntries(
    kept.flatMap((name) =>
      response.headers.has(name) ? [[name, response.headers.get(name) ?? '']] : [],
    ),
  );
}

/** Files of older releases by their hash, so that what did not change is not downloaded again. */
async function filesOnDevice(): Promise<Map<string, () => Promise<Response | undefined>>> {
  const found = new Map<string, () => Promise<Response | undefined>>();
  for (const name of await caches.keys()) {
    if (buildOfReleaseCache(name) === undefined) continue;
    const cache = await caches.open(name);
    const list = await cache.match(releaseFile);
    const { files } = ((await list?.json().catch(() => undefined)) ?? { files: [] }) as Pick<
      Release,
      'files'
    >;
    for (const { url, sha256: hash } of files) found.set(hash, () => cache.match(url));
  }
  return found;
}

async function install(): Promise<void> {
  const cache = await caches.open(releaseCache(build));
  const older = await filesOnDevice();
  const already = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const waiting = manifest.filter(({ url }) => !already.has(url));
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await cache.put(next.url, await verified(next.url, next.revision ?? '', older));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await cache.put(completeMark, new Response(build));
}

async function activate(): Promise<void> {
  const isMine = (name: string) => name === releaseCache(build) || name === visitedCache(build);
  const [mine, others] = [
    await caches.open(visitedCache(build)),
    (await caches.keys()).filter(isOurCache),
  ];

  // Pages that were visited under the older build: fetched again now, since two builds must not mix.
  for (const name of others.filter((other) => !isMine(other))) {
    if (buildOfReleaseCache(name) === undefined)
      for (const { url } of await (await caches.open(name)).keys()) {
        const found = await fetchPage(new URL(url)).catch(() => undefined);
        if (found?.isOfBuild) await mine.put(new URL(url).pathname, found.response);
      }
    await caches.delete(name);
  }
  await self.clients.claim();
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
  const healed = verified(path, hash, new Map()).then(async (fresh) => {
    await cache?.put(path, fresh.clone()).catch(() => undefined);
    return fresh;
  });
  return soon(healed.catch(() => undefined));
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
    const others = (await (await fromRelease(otherPagesFile))?.json()) as OtherPages | undefined;
    const bytes = await response.clone().arrayBuffer();
    if (others?.[path] === shortHash(await sha256(bytes))) return { response, isOfBuild: true };
  }
  return undefined;
}

/** Pages: this release first, then the network, then what was visited, then a page that says what is missing. */
async function page(url: URL): Promise<Response> {
  const path = url.pathname.replace(/index\.html$/, '');
  const stored =
    (await fromRelease(path)) ?? (path.endsWith('/') ? undefined : await fromRelease(`${path}/`));
  if (stored) return stored;

  const copy = await caches
    .open(visitedCache(build))
    .then((cache) => cache.match(path))
    .catch(() => undefined);
  const online = fetchPage(url).catch(() => undefined);
  const found = await soon(online, copy ? patience : mostPatience);
  if (found?.isOfBuild) await putVisited(path, found.response.clone());
  return found?.response ?? copy ?? (await fromRelease('/mat-mang/')) ?? lastResort();
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
function soon<T>(answer: Promise<T>, wait = patience): Promise<T | undefined> {
  return Promise.race([
    answer,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), wait)),
  ]);
}

/**
 * Everything that is not a page. Names of assets carry a hash or the build, so a stored one is always the right one; a
 * page in place of an asset is what a captive portal answers.
 */
async function file(request: Request, url: URL): Promise<Response> {
  const stored = await fromRelease(url.pathname);
  if (stored) return stored;
  const response = await fetch(request).catch(() => undefined);
  const isForeign =
    response?.ok && response.headers.get('Content-Type')?.startsWith('text/html') === true;
  if (response && !isForeign) return response;
  const missing = request.mode === 'navigate' ? await fromRelease('/mat-mang/') : undefined;
  return missing ?? Response.error();
}
