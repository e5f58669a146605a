import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { parse } from 'node-html-parser';
import { changedProcedure, nextFolder, nextHeading } from '../support/next-build.ts';
import { buildShown, expect, savedForOffline, test } from '../support/watched-page.ts';
import { type Fault, FaultyHost, portalText } from './faulty-host.ts';

const guide = '/huong-dan/dang-ky-ket-hon/';
const procedure = '/thu-tuc/1.004222/';
const otherProcedure = '/thu-tuc/1.004194/';
const everything: readonly Fault[] = [
  ...(['cut', 'drop', 'empty', 'truncated', 'changed', 'advert', 'portal', 'redirect'] as const),
  ...(['text', 'not found', 'server error', 'unavailable'] as const),
];

let host: FaultyHost;
let origin: string;
let scriptErrors: string[];

test.beforeEach(async ({ page }) => {
  host = new FaultyHost('dist');
  origin = await host.start();
  scriptErrors = [];
  page.on('pageerror', (error) => scriptErrors.push(error.message));
});
test.afterEach(() => {
  host.stop();
  expect(scriptErrors).toEqual([]);
});

/** The heading that a page of a build has; the right answer, from the built file. */
function headingOf(folder: string, path: string): string {
  const file = join(folder, path, 'index.html');
  const html = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return parse(html).querySelector('h1')?.text.trim() ?? '';
}

/**
 * Opens an address. What a reader may see there: the page of one build, byte for byte and with its style, or the page
 * that says what is missing. Never a portal, never half a page, never two builds at once.
 */
async function opens(page: Page, path: string, mayBeMissing = false): Promise<void> {
  const response = await page.goto(origin + path);
  const bytes = (await response?.body())?.toString('utf8');
  const pages = [path, ...(mayBeMissing ? ['/mat-mang/'] : [])];
  const published = ['dist', nextFolder].flatMap((folder) =>
    pages.map((one) => readFileSync(join(folder, one, 'index.html'), 'utf8')),
  );
  expect(published.includes(bytes ?? ''), `bytes of ${path}`).toBe(true);
  await expect(page.getByText(portalText)).toHaveCount(0);
  // The style of the page is there: body text is 20 px, the browser's own is 16.
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).not.toBe('16px');
}

async function installed(page: Page): Promise<void> {
  await page.goto(`${origin}/`);
  await savedForOffline(page);
}

const onlyOn =
  (fault: Fault, pattern: RegExp) =>
  (path: string): Fault | undefined =>
    pattern.test(path) ? fault : undefined;

/** The shell arrives, what comes after it fails. */
function afterTheFirstPack(fault: Fault): (path: string) => Fault | undefined {
  let hasShell = false;
  return (path) => {
    const fails = hasShell && path !== '/sw.js';
    hasShell ||= path.startsWith('/goi/nen-');
    return fails ? fault : undefined;
  };
}

/** The new worker and its list arrive, whatever it asks for then fails. */
const afterTheList =
  (fault: Fault) =>
  (path: string): Fault | undefined =>
    ['/sw.js', '/release.json'].includes(path) ? undefined : fault;

/** A worker that is looked for now and not in a day. */
const lookForUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
  });

const releases = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const complete: string[] = [];
    for (const name of await caches.keys())
      if (
        name.startsWith('release-') &&
        (await (await caches.open(name)).match('/release-complete'))
      )
        complete.push(name.slice('release-'.length));
    return complete;
  });

for (const fault of everything)
  test.describe(`${fault} for every answer`, () => {
    test('after saving: saved pages as before, others say that they are missing', async ({
      page,
    }) => {
      await installed(page);
      await opens(page, procedure);
      host.fault = () => fault;
      for (const path of ['/', guide, procedure]) {
        await opens(page, path);
      }
      await opens(page, otherProcedure, true);
      host.fault = () => undefined;
      await opens(page, otherProcedure);
    });

    test('while saving: nothing wrong is kept, and the next visit saves it', async ({ page }) => {
      host.fault = afterTheFirstPack(fault);
      await opens(page, '/');
      await page.waitForTimeout(1500);
      // Right bytes under another type are right: the worker knows the types of its files.
      if (fault !== 'text') expect(await releases(page)).toEqual([]);
      host.fault = () => undefined;
      await opens(page, guide);
      await savedForOffline(page);
      host.fault = () => fault;
      await opens(page, guide);
    });

    test('during an update: the old release stays whole, ticks stay, the new one comes later', async ({
      page,
    }) => {
      await page.goto(origin + guide);
      await page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' }).check();
      await savedForOffline(page);
      const before = await releases(page);
      host.folder = nextFolder;
      host.fault = afterTheList(fault);
      await lookForUpdate(page);
      await page.waitForTimeout(1500);
      for (const path of ['/', guide]) {
        await opens(page, path);
        expect(await buildShown(page)).toBe(before[0]);
      }
      await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' })).toBeChecked();
      host.fault = () => undefined;
      await lookForUpdate(page);
      await page.goto(`${origin}/`);
      await page.getByRole('button', { name: 'Đổi sang bản mới' }).click({ timeout: 30_000 });
      await expect(page.locator('h1')).toHaveText(nextHeading, { timeout: 20_000 });
      await opens(page, guide);
      await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' })).toBeChecked();
    });
  });

test('a network that never answers: saved pages at once, others after a short wait', async ({
  page,
}) => {
  await installed(page);
  await page.goto(origin + procedure);
  host.fault = () => 'hang';
  const start = Date.now();
  await opens(page, guide);
  await opens(page, procedure);
  await opens(page, otherProcedure, true);
  expect(Date.now() - start).toBeLessThan(30_000);
});

test('a host where some servers have the new build: no page is a mixture', async ({ page }) => {
  await installed(page);
  let count = 0;
  host.fault = () => {
    count += 1;
    host.folder = count % 2 === 0 ? nextFolder : 'dist';
    return undefined;
  };
  await lookForUpdate(page);
  for (const path of ['/', guide, procedure, otherProcedure, '/thu-tuc/']) {
    await opens(page, path);
  }
});

test('a page of a newer build is shown as it is, and not with something written into it', async ({
  page,
}) => {
  await installed(page);
  host.folder = nextFolder;
  await opens(page, changedProcedure);
  for (const fault of ['advert', 'changed', 'truncated'] as const) {
    host.fault = () => fault;
    await opens(page, changedProcedure, true);
    await expect(page.locator('h1')).toHaveText(headingOf('dist', 'mat-mang'));
  }
});

async function damage(page: Page, what: 'changed' | 'removed' | 'foreign'): Promise<void> {
  await page.evaluate(
    async ([kind, path, wrong]) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        const addresses = kind === 'removed' ? (await cache.keys()).map(({ url }) => url) : [path];
        for (const address of addresses)
          if (kind === 'removed') {
            if (!address.endsWith('/release-complete')) await cache.delete(address);
          } else if (name.startsWith('release-'))
            await cache.put(
              address,
              new Response(wrong, { headers: { 'Content-Type': 'text/html' } }),
            );
      }
    },
    [what, guide, what === 'foreign' ? `<h1>${portalText}</h1>` : ''] as const,
  );
}

for (const what of ['changed', 'removed', 'foreign'] as const) {
  test(`a copy on the device that was ${what} heals with the network`, async ({
    page,
    context,
  }) => {
    await installed(page);
    await damage(page, what);
    await opens(page, guide);
    await context.setOffline(true);
    await opens(page, guide);
  });

  test(`a copy on the device that was ${what} says so without network, and is never shown`, async ({
    page,
    context,
  }) => {
    await installed(page);
    await damage(page, what);
    await unreachable(context);
    await page.goto(origin + guide);
    await expect(page.getByText(portalText)).toHaveCount(0);
    await expect(page.locator('h1')).toHaveText(
      what === 'removed' ? 'Bản lưu trên máy bị hỏng' : headingOf('dist', 'mat-mang'),
    );
  });
}

async function unreachable(context: BrowserContext): Promise<void> {
  host.fault = () => 'drop';
  await context.setOffline(true);
}

for (const fault of ['not found', 'server error', 'portal', 'truncated', 'hang'] as const)
  test(`the worker's own file is answered with ${fault}: the release stays`, async ({ page }) => {
    await installed(page);
    const before = await releases(page);
    host.folder = nextFolder;
    host.fault = onlyOn(fault, /^\/sw\.js$/);
    lookForUpdate(page).catch(() => 'the page went on');
    await page.waitForTimeout(500);
    await opens(page, guide);
    expect(await releases(page)).toEqual(before);
  });

test('a text of a guide is shown as a text, and never a portal in its place', async ({ page }) => {
  await installed(page);
  const text = '/huong-dan/dang-ky-ket-hon/loa.txt';
  const response = await page.goto(origin + text);
  expect(await response?.text()).toBe(readFileSync(join('dist', text), 'utf8'));
  await page.goto(`${origin}/thay-doi/feed.xml`);
  await expect(page.locator('h1', { hasText: headingOf('dist', 'mat-mang') })).toHaveCount(0);
  host.fault = () => 'portal';
  await page.goto(origin + text);
  await expect(page.getByText(portalText)).toHaveCount(0);
  await expect(page.locator('h1')).toHaveText(headingOf('dist', 'mat-mang'));
});

test('styles answered with a portal page on a first visit: the text is still there', async ({
  page,
}) => {
  host.fault = onlyOn('portal', /\.css$/);
  await page.goto(origin + guide);
  await expect(page.locator('h1')).toHaveText(headingOf('dist', guide));
  await expect(page.getByText(portalText)).toHaveCount(0);
});

test('a device without room keeps showing pages from the network', async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
  await page.goto(`${origin}/`);
  await page.waitForTimeout(1500);
  for (const path of ['/', guide, procedure]) {
    await opens(page, path);
  }
  expect(await releases(page)).toEqual([]);
});

test('a browser without service workers reads everything from the network', async ({ page }) => {
  await page.addInitScript('delete Navigator.prototype.serviceWorker;');
  for (const path of ['/', guide, procedure]) {
    await opens(page, path);
  }
});

test('a browser that keeps nothing reads everything all the same', async ({ page }) => {
  await page.addInitScript(`
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });
    Object.defineProperty(window, 'caches', { get() { throw new DOMException('no'); } });
  `);
  for (const path of ['/', guide, '/so-tay/', '/ngoai-tuyen/']) {
    await page.goto(origin + path);
    await expect(page.locator('h1')).toHaveText(headingOf('dist', path));
  }
});
