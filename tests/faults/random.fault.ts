import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { BrowserContext, Page } from '@playwright/test';
import { nextFolder, nextHeading } from '../support/next-build.ts';
import { expect, savedForOffline, test } from '../support/watched-page.ts';
import { type Fault, FaultyHost, portalText } from './faulty-host.ts';

/**
 * Sequences of mishaps drawn by a seed. After each step a reader may see a page that we published, byte for byte, or
 * one that says what is missing; and once all is well again the new release arrives and no tick is lost.
 *
 * `FAULT_SEQUENCES=200 FAULT_SEED=7` runs more of them, or the same again; every night runs others.
 */
const sequences = Number(process.env.FAULT_SEQUENCES ?? 4);
const firstSeed = Number(process.env.FAULT_SEED ?? 1);
const steps = 9;

const faults: readonly Fault[] = [
  ...(['cut', 'drop', 'empty', 'truncated', 'changed', 'advert', 'portal', 'redirect'] as const),
  ...(['text', 'not found', 'server error', 'unavailable'] as const),
];
const guide = '/huong-dan/dang-ky-ket-hon/';
const pages = ['/', guide, '/dich-vu/dang-ky-khai-sinh/', '/thu-tuc/1.004222/', '/ngoai-tuyen/'];
const outside = ['/thu-tuc/1.004194/', '/thu-tuc/', '/thu-tuc/1.000656/'];

/** A small generator of numbers in [0, 1): mulberry32, by Tommy Ettinger, in the public domain. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const published = (path: string): string[] =>
  ['dist', nextFolder].map((folder) => readFileSync(`${folder}${path}index.html`, 'utf8'));
const missing = published('/mat-mang/');

class Mishaps {
  readonly log: string[] = [];
  readonly #host: FaultyHost;
  readonly #origin: string;
  readonly #page: Page;
  readonly #context: BrowserContext;
  readonly #draw: () => number;

  constructor(host: FaultyHost, origin: string, page: Page, seed: number) {
    [this.#host, this.#origin, this.#page] = [host, origin, page];
    this.#context = page.context();
    this.#draw = numbers(seed);
  }

  #one<T>(of: readonly T[]): T {
    return of[Math.floor(this.#draw() * of.length)] as T;
  }

  async step(): Promise<void> {
    const kinds: readonly (() => Promise<void> | void)[] = [
      () => this.#fault(),
      () => this.#fault(),
      () => this.#well(),
      () => this.#deploy(),
      () => this.#update(),
      () => this.#agree(),
      () => this.#stopWorkers(),
      () => this.#damage(),
      () => this.#savePack(),
    ];
    await kinds[Math.floor(this.#draw() * kinds.length)]?.();
    await this.opens(this.#one([...pages, ...outside]));
  }

  #fault(): void {
    const fault = this.#one(faults);
    const where = this.#one([/./, /^\/goi\//, /\/$/, /\.(?:js|css)$/, /^\/sw\.js$/, /\.json$/]);
    const share = this.#one([1, 1, 0.5]);
    this.log.push(`${fault} on ${share} of ${where}`);
    this.#host.fault = (path) => (where.test(path) && this.#draw() < share ? fault : undefined);
  }

  #well(): void {
    this.log.push('well');
    this.#host.fault = () => undefined;
  }

  #deploy(): void {
    this.#host.folder = this.#one(['dist', nextFolder]);
    this.log.push(`deploy ${this.#host.folder}`);
  }

  async #update(): Promise<void> {
    this.log.push('update');
    await this.#page
      .evaluate(() => {
        navigator.serviceWorker
          .getRegistration()
          .then((registration) => registration?.update())
          .catch(() => undefined);
      })
      .catch(() => undefined);
    await this.#page.waitForTimeout(this.#draw() * 1500);
  }

  async #agree(): Promise<void> {
    const button = this.#page.getByRole('button', { name: 'Đổi sang bản mới' });
    if (!(await button.isVisible())) return;
    this.log.push('agree');
    await button.click();
    await this.#page.waitForTimeout(500);
  }

  async #stopWorkers(): Promise<void> {
    this.log.push('stop workers');
    const session = await this.#context.newCDPSession(this.#page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }

  async #damage(): Promise<void> {
    const [name, entry, how] = [this.#draw(), this.#draw(), this.#one(['wrong', 'gone', 'all'])];
    this.log.push(`damage ${how}`);
    await this.#page
      .evaluate(
        async ([whichCache, whichEntry, kind]) => {
          const names = await caches.keys();
          const cacheName = names[Math.floor(whichCache * names.length)];
          if (!cacheName) return;
          const cache = await caches.open(cacheName);
          const all = await cache.keys();
          const request = all[Math.floor(whichEntry * all.length)];
          if (kind === 'all') await caches.delete(cacheName);
          else if (request && kind === 'gone') await cache.delete(request);
          else if (request)
            await cache.put(
              request,
              new Response('<h1>hỏng</h1>', { headers: { 'Content-Type': 'text/html' } }),
            );
        },
        [name, entry, how] as const,
      )
      .catch(() => undefined);
  }

  async #savePack(): Promise<void> {
    this.log.push('save a pack');
    await this.#page
      .evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        registration?.active?.postMessage({ type: 'save-pack', id: 'viec-cu-tru-va-giay-to' });
      })
      .catch(() => undefined);
    await this.#page.waitForTimeout(this.#draw() * 1500);
  }

  async opens(path: string): Promise<void> {
    this.log.push(`open ${path}`);
    const response = await this.#page.goto(this.#origin + path, { timeout: 45_000 });
    const text = (await response?.body())?.toString('utf8') ?? '';
    const isOurs =
      published(path).includes(text) ||
      missing.includes(text) ||
      text.includes('<h1>Bản lưu trên máy bị hỏng</h1>');
    expect(isOurs, `${path}: ${text.slice(0, 200)}`).toBe(true);
    await expect(this.#page.getByText(portalText)).toHaveCount(0);
  }
}

for (let seed = firstSeed; seed < firstSeed + sequences; seed += 1)
  test(`mishaps drawn by ${seed}: never a wrong page, and the new release comes in the end`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const host = new FaultyHost('dist');
    const origin = await host.start();
    const scriptErrors: string[] = [];
    page.on('pageerror', (error) => scriptErrors.push(error.message));
    const mishaps = new Mishaps(host, origin, page, seed);
    try {
      await page.goto(origin + guide);
      await page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' }).check();
      await savedForOffline(page);
      for (let step = 0; step < steps; step += 1) await mishaps.step();

      mishaps.log.push('all is well again, with the new release');
      host.fault = () => undefined;
      host.folder = nextFolder;
      await expect
        .poll(
          async () => {
            await page
              .evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
              .catch(() => undefined);
            await mishaps.opens('/');
            const button = page.getByRole('button', { name: 'Đổi sang bản mới' });
            await button.click({ timeout: 2000 }).catch(() => undefined);
            await page.waitForTimeout(500);
            return page.locator('h1').textContent();
          },
          { timeout: 90_000 },
        )
        .toBe(nextHeading);
      for (const path of [...pages, ...outside]) await mishaps.opens(path);
      await mishaps.opens(guide);
      await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' })).toBeChecked();
      expect(scriptErrors).toEqual([]);
    } catch (error) {
      throw new Error(`${mishaps.log.join('\n')}\n${error}`, { cause: error });
    } finally {
      host.stop();
    }
  });
