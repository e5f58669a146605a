import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Release } from '#offline/cache-names.ts';
import { buildIn, changedProcedure, nextFolder } from '../support/next-build.ts';
import { buildShown, expect, savedForOffline, test } from '../support/watched-page.ts';
import { type Fault, FaultyHost } from './faulty-host.ts';

/** The second build differs from the first in few files: these come, and nothing else. */
const next = JSON.parse(readFileSync(`${nextFolder}/release.json`, 'utf8')) as Release;
const fileOf = (folder: string, url: string): string =>
  `${folder}${url}${url.endsWith('/') ? 'index.html' : ''}`;
const contentOf = (folder: string, url: string): Buffer | undefined => {
  try {
    return readFileSync(fileOf(folder, url));
  } catch {
    return undefined;
  }
};
const changed = next.files
  .map(({ url }) => url)
  .filter((url) => contentOf('dist', url)?.equals(readFileSync(fileOf(nextFolder, url))) === false);
const everything = next.packs.find(({ id }) => id === 'tat-ca')?.url ?? '';
const about = '/gioi-thieu/';
const wrong: readonly Fault[] = [
  ...(['cut', 'drop', 'empty', 'truncated', 'changed', 'advert', 'portal', 'redirect'] as const),
  ...(['not found', 'server error', 'unavailable'] as const),
];

let host: FaultyHost;
let origin: string;

test.beforeEach(async () => {
  host = new FaultyHost('dist');
  origin = await host.start();
});
test.afterEach(() => host.stop());

async function installed(page: Page): Promise<void> {
  await page.goto(`${origin}/`);
  await savedForOffline(page);
}

/** The next build is on the host, and the worker is asked to look. */
async function publish(page: Page): Promise<void> {
  host.folder = nextFolder;
  host.asked.length = 0;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
}

async function agree(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Đổi sang bản mới' });
  await button.waitFor({ timeout: 40_000 });
  // Asking the old worker again and again would keep it from leaving.
  const reloaded = page.waitForEvent('load', { timeout: 20_000 });
  await button.click();
  await reloaded;
  expect(await buildShown(page)).toBe(buildIn(nextFolder));
}

async function isOfNext(page: Page, path: string): Promise<void> {
  const response = await page.goto(origin + path);
  expect((await response?.body())?.equals(readFileSync(fileOf(nextFolder, path))), path).toBe(true);
}

/** Asked for by the worker that installs; the lists come with every update. */
const fetched = (): string[] =>
  host.asked.filter((path) => !['/sw.js', '/release.json', '/release-pages.json'].includes(path));

test('an update brings the files that changed, and no pack', async ({ page, context }) => {
  await installed(page);
  await publish(page);
  await page.getByRole('button', { name: 'Đổi sang bản mới' }).waitFor({ timeout: 30_000 });
  expect(changed.length).toBeGreaterThan(3);
  expect(fetched().sort()).toEqual([...changed].sort());
  await agree(page);
  await context.setOffline(true);
  for (const path of ['/', about, '/huong-dan/dang-ky-ket-hon/', '/ngoai-tuyen/'])
    await isOfNext(page, path);
  await page.goto(`${origin}/tim/?q=tam tru`);
  await expect(page.locator('[data-search-results][data-ready] li').first()).toHaveAttribute(
    'data-id',
    'dang-ky-tam-tru',
  );
});

for (const fault of wrong)
  test(`a changed file is answered with ${fault}: its pack comes, and the release is whole`, async ({
    page,
    context,
  }) => {
    await installed(page);
    host.fault = (path) => (path === about ? fault : undefined);
    await publish(page);
    await agree(page);
    expect(fetched().some((path) => path.startsWith('/goi/nen-'))).toBe(true);
    await context.setOffline(true);
    for (const path of ['/', about, '/huong-dan/dang-ky-ket-hon/']) await isOfNext(page, path);
  });

test('neither the file nor its pack can be had: the old release stays whole until both can', async ({
  page,
  context,
}) => {
  await installed(page);
  host.fault = (path) => (path === about || path.startsWith('/goi/') ? 'not found' : undefined);
  await publish(page);
  await expect.poll(() => fetched().some((path) => path.startsWith('/goi/'))).toBe(true);
  await page.waitForTimeout(1000);
  await context.setOffline(true);
  for (const path of ['/', about]) {
    const response = await page.goto(origin + path);
    expect((await response?.body())?.equals(readFileSync(fileOf('dist', path))), path).toBe(true);
  }
  expect(await buildShown(page)).toBe(buildIn('dist'));
  await context.setOffline(false);
  host.fault = () => undefined;
  await page.goto(`${origin}/`);
  await publish(page);
  await agree(page);
  // What had arrived is not asked for again.
  expect(fetched().filter((path) => path.startsWith('/goi/'))).toEqual([]);
  await context.setOffline(true);
  for (const path of ['/', about]) await isOfNext(page, path);
});

async function saveEverything(page: Page): Promise<void> {
  await page.goto(`${origin}/ngoai-tuyen/`);
  await savedForOffline(page);
  const row = page.locator('save-pack[data-pack="tat-ca"]');
  await row.getByRole('button', { name: 'Lưu vào máy' }).click();
  await expect(row).toContainText('✓ Đã lưu đủ', { timeout: 40_000 });
}

test('a pack that was asked for comes along with the file that changed in it', async ({
  page,
  context,
}) => {
  await saveEverything(page);
  await publish(page);
  await agree(page);
  expect(fetched().filter((path) => path.startsWith('/goi/'))).toEqual([]);
  expect(fetched()).toContain(changedProcedure);
  await context.setOffline(true);
  await isOfNext(page, changedProcedure);
  await isOfNext(page, '/thu-tuc/1.000656/');
});

test('the file that changed in it is not to be had: the pack comes along as a whole', async ({
  page,
  context,
}) => {
  await saveEverything(page);
  host.fault = (path) => (path === changedProcedure ? 'portal' : undefined);
  await publish(page);
  await agree(page);
  expect(fetched()).toContain(everything);
  await context.setOffline(true);
  await isOfNext(page, changedProcedure);
});

test('a page that was visited and did not change is not fetched again', async ({
  page,
  context,
}) => {
  await installed(page);
  await page.goto(`${origin}/thu-tuc/1.004222/`);
  await page.goto(`${origin}/`);
  await publish(page);
  await agree(page);
  expect(fetched()).not.toContain('/thu-tuc/1.004222/');
  await context.setOffline(true);
  await isOfNext(page, '/thu-tuc/1.004222/');
});
