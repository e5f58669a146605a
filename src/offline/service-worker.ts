/**
 * Keeps one release of the site on the device, as a whole, and shows pages of that release only.
 *
 * - A release is complete or it is not used: every file is checked against the SHA-256 of the build.
 * - A new release waits until the reader agrees; then it takes the place of the old one at once.
 * - Pages outside the release are fetched; what was visited is kept for the same build.
 * - Every query is ignored when looking for a page: Zalo appends `?zarsrc=…` to every link.
 */
import {
  buildOfReleaseCache,
  completeMark,
  isOurCache,
  type Release,
  releaseCache,
  releaseFile,
  visitedCache,
  type WorkerMessage,
} from './cache-names.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[];
};

const manifest = self.__WB_MANIFEST;
const build = import.meta.env.BUILD_ID;
const origin = self.location.origin;

/** How long a reader waits for the network before an older copy is shown, in ms. */
const patience = 3000;
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
  if (request.mode === 'navigate') event.respondWith(page(url));
  else event.respondWith(file(request, url));
});

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
    const response = await source();
    // A captive portal answers 200 with its own page, or sends the reader elsewhere.
    if (!response?.ok || response.redirected) continue;
    const bytes = await response.arrayBuffer();
    if ((await sha256(bytes)) === hash)
      return new Response(bytes, {
        headers: {
          'Content-Type': response.headers.get('Content-Type') ?? 'application/octet-stream',
          ...policyOf(response),
        },
      });
  }
  throw new Error(`${url} is not the file of build ${build}`);
}

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
        const response = await fetchPage(new URL(url)).catch(() => undefined);
        if (response) await mine.put(new URL(url).pathname, response);
      }
    await caches.delete(name);
  }
  await self.clients.claim();
}

/** A page from the network if it is a page of this build; nothing of another build is ever kept. */
async function fetchPage(url: URL): Promise<Response | undefined> {
  const response = await fetch(url.pathname, { credentials: 'omit', cache: 'no-cache' });
  if (!response.ok || response.redirected) return undefined;
  const text = await response.clone().text();
  return text.includes(`data-build="${build}"`) ? response : undefined;
}

async function keep(path: string): Promise<void> {
  const url = new URL(path, origin);
  if (url.origin !== origin || (await fromRelease(url.pathname))) return;
  const response = await fetchPage(url).catch(() => undefined);
  if (response) await (await caches.open(visitedCache(build))).put(url.pathname, response);
}

async function fromRelease(path: string): Promise<Response | undefined> {
  return (await caches.open(releaseCache(build))).match(path);
}

/** Pages: this release first, then the network, then what was visited, then a page that says what is missing. */
async function page(url: URL): Promise<Response> {
  const path = url.pathname.replace(/index\.html$/, '');
  const stored =
    (await fromRelease(path)) ?? (path.endsWith('/') ? undefined : await fromRelease(`${path}/`));
  if (stored) return stored;

  const visited = await caches.open(visitedCache(build));
  const copy = await visited.match(path);
  const online = fetch(url.href, { credentials: 'same-origin', redirect: 'manual' });
  try {
    const response = await (copy ? soon(online) : online);
    if (!response) return copy ?? (await online);
    if (response.ok && response.headers.get('Content-Type')?.startsWith('text/html')) {
      const text = await response.clone().text();
      if (text.includes(`data-build="${build}"`)) await visited.put(path, response.clone());
    }
    return response;
  } catch {
    return copy ?? (await fromRelease('/mat-mang/')) ?? Response.error();
  }
}

/** The answer if it comes within the reader's patience. */
function soon<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([
    answer,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
  ]);
}

/** Everything that is not a page. Names of assets carry a hash or the build, so a stored one is always the right one. */
async function file(request: Request, url: URL): Promise<Response> {
  return (await fromRelease(url.pathname)) ?? fetch(request);
}
