import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { completeMark, type Release, releaseCache } from '#offline/cache-names.ts';
import { type PageKind, pageKinds } from './bytes.ts';
import { median, medianOf, newPhone, newTab, origin, phoneBrowser, type Visit } from './phone.ts';
import { type Profile, type ShapedLink, shapedLink } from './shaped-link.ts';
import { type StaticHost, staticHost } from './static-host.ts';

/** A first visit beside a visit of the same page without any script, in the same minute. */
export interface PageTimes {
  readonly profile: string;
  readonly page: PageKind;
  readonly visit: Visit;
  readonly bare: Visit;
  /** First paint against that of the bare page. */
  readonly fcpToBare: number;
  readonly lcpToBare: number;
}

/** How long a new phone needs until all of its offline copy is stored, against what its link allows. */
export interface OfflineReady {
  readonly profile: string;
  readonly milliseconds: number;
  /** All that the network carried meanwhile: the page, the packs, headers and TLS. */
  readonly bytes: number;
  /** Bytes by bandwidth, and three round trips. */
  readonly floor: number;
  readonly ratio: number;
}

/** A page from the worker, against an empty page from the same worker. */
export interface Repeat {
  readonly page: PageKind;
  readonly fcp: number;
  readonly emptyFcp: number;
  readonly ratio: number;
}

const bareAddress = (page: string): string => `/bench-bare${page}`;
const emptyAddress = '/bench-empty/';

/** The same HTML and styles with no script and nothing that only scripts or the home screen need. */
export const withoutScripts = (html: string): string =>
  html
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replaceAll(/<link\b[^>]*\brel="?(?:modulepreload|manifest)"?[^>]*>/g, '');

const pageFile = (folder: string, page: string): string =>
  readFileSync(join(folder, page, 'index.html'), 'utf8');

const release = (folder: string): Release =>
  JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'));

/** Our site behind a link, and a browser that knows the way. */
export async function behind<T>(
  host: StaticHost,
  profile: Profile,
  work: (browser: Browser, link: ShapedLink) => Promise<T>,
): Promise<T> {
  const link = await shapedLink(host.port, profile);
  const browser = await phoneBrowser(link.port, host.key);
  try {
    return await work(browser, link);
  } finally {
    await browser.close();
    link.close();
  }
}

/** One visit on a phone that was never here. */
export async function coldVisit(
  browser: Browser,
  link: ShapedLink,
  address: string,
  profile: Profile,
): Promise<Visit> {
  link.reset();
  const phone = await newPhone(browser, 'block');
  const tab = await newTab(phone, profile);
  const visit = await tab.visit(address);
  await phone.close();
  return visit;
}

/** First visits of each kind of page, in turn with visits of the same page without scripts. Medians of `runs`. */
export async function firstVisits(
  profile: Profile,
  { folder = 'dist', runs = 3 }: { folder?: string; runs?: number } = {},
): Promise<PageTimes[]> {
  const instead = new Map(
    Object.values(pageKinds).map((page) => [
      bareAddress(page),
      withoutScripts(pageFile(folder, page)),
    ]),
  );
  const host = await staticHost(folder, { isOurs: true, instead });
  try {
    return await behind(host, profile, async (browser, link) => {
      const all: PageTimes[] = [];
      for (const [kind, page] of Object.entries(pageKinds)) {
        const [visits, bares]: [Visit[], Visit[]] = [[], []];
        for (let run = 0; run < runs; run += 1) {
          bares.push(await coldVisit(browser, link, bareAddress(page), profile));
          visits.push(await coldVisit(browser, link, page, profile));
        }
        const [visit, bare] = [medianOf(visits), medianOf(bares)];
        all.push({
          profile: profile.name,
          page: kind as PageKind,
          visit,
          bare,
          fcpToBare: visit.fcp / bare.fcp,
          lcpToBare: visit.lcp / bare.lcp,
        });
      }
      return all;
    });
  } finally {
    host.close();
  }
}

/** Waits until the worker has written its last word about a release. */
const stored = (cache: string, mark: string): string => `(async () => {
  for (;;) {
    if (await (await caches.open('${cache}')).match('${mark}')) return;
    await new Promise((next) => setTimeout(next, 50));
  }
})()`;

/** From typing the address of the home page to the whole offline copy on the phone. */
export async function offlineReady(profile: Profile, folder = 'dist'): Promise<OfflineReady> {
  const host = await staticHost(folder, { isOurs: true });
  try {
    return await behind(host, profile, async (browser, link) => {
      link.reset();
      const phone = await newPhone(browser, 'allow');
      const { page } = await newTab(phone, profile);
      const begun = performance.now();
      await page.goto(origin, { waitUntil: 'commit', timeout: 120_000 });
      await page.evaluate(stored(releaseCache(release(folder).build), completeMark));
      const milliseconds = performance.now() - begun;
      const { bytes } = link.carried;
      await phone.close();
      const floor = (bytes * 8) / profile.down + 3 * profile.roundTrip;
      return { profile: profile.name, milliseconds, bytes, floor, ratio: milliseconds / floor };
    });
  } finally {
    host.close();
  }
}

/** No delay at all, but a slow processor. */
const near = (slowdown: number): Profile => ({
  name: 'near',
  roundTrip: 0,
  down: 1_000_000,
  up: 1_000_000,
  slowdown,
});

/**
 * Visits of pages that the worker has. The worker that is measured knows one page more than that of the release: an
 * empty one, which is what a worker costs by itself.
 */
export async function repeatVisits(
  slowdown: number,
  { folder = 'dist', runs = 5 }: { folder?: string; runs?: number } = {},
): Promise<Repeat[]> {
  const { build } = release(folder);
  const empty = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trống</title><p>Trống</p></html>`;
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(empty))).toString(
    'base64',
  );
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  const first = '[{"revision":';
  if (!worker.includes(first)) throw new Error('sw.js has no list of files');
  const instead = new Map([
    [emptyAddress, empty],
    [
      '/sw.js',
      worker.replace(first, `[{"revision":"${hash}","url":"${emptyAddress}"},{"revision":`),
    ],
  ]);
  const host = await staticHost(folder, { isOurs: true, instead });
  try {
    return await behind(host, near(slowdown), async (browser) => {
      const phone = await newPhone(browser, 'allow');
      const { page } = await newTab(phone, { slowdown: 1 });
      await page.goto(origin);
      await page.evaluate(stored(releaseCache(build), completeMark));
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      await page.close();
      const fcp = async (address: string): Promise<number> => {
        const tab = await newTab(phone, { slowdown });
        const visit = await tab.visit(address, 300);
        await tab.page.close();
        return visit.fcp;
      };
      const all: Repeat[] = [];
      // The first page from a worker wakes it up.
      await fcp(emptyAddress);
      for (const kind of ['home', 'guide', 'search'] as const) {
        const [times, empties]: [number[], number[]] = [[], []];
        for (let run = 0; run < runs; run += 1) {
          empties.push(await fcp(emptyAddress));
          times.push(await fcp(pageKinds[kind]));
        }
        const [middle, emptyFcp] = [median(times), median(empties)];
        all.push({ page: kind, fcp: middle, emptyFcp, ratio: middle / emptyFcp });
      }
      return all;
    });
  } finally {
    host.close();
  }
}
