import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
} from '@playwright/test';
import { chromiumPath } from '../chromium-path.ts';
import type { Profile } from './shaped-link.ts';
import { hostName } from './static-host.ts';

/** What a reader of a page waited for and what the network carried. Times in milliseconds, sizes in bytes as sent. */
export interface Visit {
  readonly fcp: number;
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  readonly requests: number;
  readonly bytes: number;
  readonly html: number;
  readonly css: number;
  readonly js: number;
  readonly font: number;
  readonly image: number;
  readonly other: number;
  /** Requests to anybody else. */
  readonly foreign: number;
}

export const origin = `https://${hostName}`;

/**
 * Chromium that finds the host at a port of this machine.
 *
 * @param key - of the host's certificate. To let every certificate pass instead would make Chromium keep nothing in its
 *   HTTP cache, and fetch again what a real phone has.
 */
export function phoneBrowser(port: number, key: string): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      `--ignore-certificate-errors-spki-list=${key}`,
      `--host-resolver-rules=MAP ${hostName} 127.0.0.1:${port}`,
    ],
  });
}

/** A phone that was never here: nothing stored, a small screen. */
export const newPhone = (
  browser: Browser,
  serviceWorkers: 'allow' | 'block',
): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    serviceWorkers,
  });

/** Runs in the page before anything else. Layout shifts by their worst window of five seconds, as browsers report them. */
const observers = `(() => {
  const seen = { fcp: 0, lcp: 0, cls: 0, long: [] };
  self.benchSeen = seen;
  const on = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  on('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime; });
  on('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; });
  on('longtask', (entry) => seen.long.push([entry.startTime, entry.duration]));
  let sum = 0, first = 0, last = 0;
  on('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    if (entry.startTime - last > 1000 || entry.startTime - first > 5000) { sum = 0; first = entry.startTime; }
    last = entry.startTime;
    sum += entry.value;
    seen.cls = Math.max(seen.cls, sum);
  });
})()`;

/** What is left of each long task after its first 50 ms, from the first paint on. */
const reading = `(() => {
  const { fcp, lcp, cls, long } = self.benchSeen;
  const tbt = long.filter(([at, lasted]) => at + lasted > fcp).reduce((sum, [, lasted]) => sum + Math.max(0, lasted - 50), 0);
  return { fcp, lcp, cls, tbt };
})()`;

type Kind = 'html' | 'css' | 'js' | 'font' | 'image' | 'other';
const kinds: Readonly<Record<string, Kind>> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Font: 'font',
  Image: 'image',
};

/** A tab on a phone, with its processor slowed down. */
export interface Tab {
  readonly page: Page;
  readonly session: CDPSession;
  /** Opens an address and waits until nothing more comes. */
  visit(address: string, quiet?: number): Promise<Visit>;
}

export async function newTab(
  phone: BrowserContext,
  { slowdown }: Pick<Profile, 'slowdown'>,
): Promise<Tab> {
  const page = await phone.newPage();
  await page.addInitScript(observers);
  const session = await phone.newCDPSession(page);
  await session.send('Network.enable');
  if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });

  const requests = new Map<
    string,
    { kind: Kind; url: string; bytes: number; fromWorker: boolean; isOpen: boolean }
  >();
  let lastNews = 0;
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (/^(?:data|blob):/.test(request.url)) return;
    requests.set(requestId, {
      kind: kinds[type ?? ''] ?? 'other',
      url: request.url,
      bytes: 0,
      fromWorker: false,
      isOpen: true,
    });
    lastNews = performance.now();
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const request = requests.get(requestId);
    if (!request) return;
    request.fromWorker = response.fromServiceWorker === true;
    if (request.kind === 'other' && /javascript/.test(response.mimeType)) request.kind = 'js';
  });
  const ended = (requestId: string, bytes: number): void => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { bytes: request.fromWorker ? 0 : bytes, isOpen: false });
    lastNews = performance.now();
  };
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    ended(requestId, encodedDataLength),
  );
  session.on('Network.loadingFailed', ({ requestId }) => ended(requestId, 0));

  return {
    page,
    session,
    async visit(address, quiet = 1200) {
      requests.clear();
      await page.goto(origin + address, { waitUntil: 'load', timeout: 120_000 });
      const begun = performance.now();
      // A request that a page leaves open for good does not hold the measurement.
      while (performance.now() - begun < 60_000) {
        await page.waitForTimeout(100);
        const isBusy = [...requests.values()].some(({ isOpen }) => isOpen);
        if (performance.now() - lastNews > (isBusy ? 8000 : quiet)) break;
      }
      const times = (await page.evaluate(reading)) as Pick<Visit, 'fcp' | 'lcp' | 'cls' | 'tbt'>;
      const all = [...requests.values()];
      const sum = (kind?: Kind): number =>
        all
          .filter((one) => !kind || one.kind === kind)
          .reduce((total, { bytes }) => total + bytes, 0);
      return {
        ...times,
        requests: all.length,
        bytes: sum(),
        html: sum('html'),
        css: sum('css'),
        js: sum('js'),
        font: sum('font'),
        image: sum('image'),
        other: sum('other'),
        foreign: all.filter(({ url }) => !url.startsWith(`${origin}/`)).length,
      };
    },
  };
}

/** The middle one, or between the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (
    ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
  );
}

/** The median of each figure of several visits. */
export function medianOf<T extends object>(visits: readonly T[]): T {
  const [first] = visits;
  return Object.fromEntries(
    Object.keys(first ?? {}).map((name) => [
      name,
      median(visits.map((visit) => Number(visit[name as keyof T]))),
    ]),
  ) as T;
}
