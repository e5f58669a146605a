import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Release } from '#offline/cache-names.ts';
import { buildIn, changedProcedure, nextFolder, nextHeading } from '../support/next-build.ts';
import { expect, savedForOffline, test } from '../support/watched-page.ts';
import { type Fault, FaultyHost, portalText } from './faulty-host.ts';

const release = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
const packed = (id: string) => {
  const pack = release.packs.find((one) => one.id === id);
  if (!pack) throw new Error(`no pack ${id}`);
  return pack;
};
const everything = packed('tat-ca');
const procedure = '/thu-tuc/1.004194/';
/** In no pack but that of everything. */
const outside = '/thu-tuc/1.000656/';
const wrongAnswers: readonly Fault[] = [
  ...(['empty', 'truncated', 'changed', 'portal', 'redirect'] as const),
  ...(['not found', 'server error', 'drop', 'cut'] as const),
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

const row = (page: Page, id: string) => page.locator(`save-pack[data-pack="${id}"]`);
const parts = (page: Page): Promise<number> =>
  page.evaluate(async () => (await (await caches.open('pack-parts')).keys()).length);

/** The page of saved pages, with the release on the device. */
async function ready(page: Page): Promise<void> {
  await page.goto(`${origin}/ngoai-tuyen/`);
  await savedForOffline(page);
  await expect(row(page, 'tat-ca').getByRole('button')).toBeVisible();
}

async function readable(page: Page, path: string, folder = 'dist'): Promise<void> {
  const response = await page.goto(origin + path);
  expect((await response?.body())?.toString('utf8')).toBe(
    readFileSync(`${folder}${path}index.html`, 'utf8'),
  );
}

test('everything in one file: size before, saved, readable and searched without network, taken away', async ({
  page,
  context,
}) => {
  await ready(page);
  const one = row(page, 'tat-ca');
  await expect(one).toContainText(/Tải 0,\d MB. Chiếm \d+,\d MB trên máy/);
  host.asked.length = 0;
  await one.getByRole('button', { name: 'Lưu vào máy' }).click();
  await expect(one).toContainText('✓ Đã lưu đủ', { timeout: 30_000 });
  // One file for the pages of the pack, one for their hashes.
  expect(host.asked.filter((path) => !path.startsWith('/release-pages'))).toEqual([everything.url]);
  expect(await parts(page)).toBe(0);

  await context.setOffline(true);
  await readable(page, procedure);
  await readable(page, '/thu-tuc/');
  await page.goto(`${origin}/tim/?q=1.000656`);
  const first = page.locator('[data-search-results][data-ready] li').first();
  await expect(first).toBeVisible();
  await expect(first).not.toContainText('chưa lưu trên máy');

  await page.goto(`${origin}/ngoai-tuyen/`);
  await row(page, 'tat-ca').getByRole('button', { name: 'Xóa khỏi máy' }).click();
  await expect(row(page, 'tat-ca')).toContainText('Có mạng mới lưu được');
  await page.goto(origin + procedure);
  await expect(page.locator('h1')).toHaveText('Trang này chưa lưu trên máy');
});

test('a life event is saved from its own page', async ({ page, context }) => {
  await page.goto(`${origin}/viec/co-con-nho/`);
  await savedForOffline(page);
  const one = row(page, 'viec-co-con-nho');
  await one.getByRole('button', { name: 'Lưu vào máy' }).click();
  await expect(one).toContainText('✓ Đã lưu đủ', { timeout: 20_000 });
  await context.setOffline(true);
  await readable(page, '/thu-tuc/1.001193/');
  await readable(page, '/huong-dan/dang-ky-khai-sinh/in/');
});

test('a pack that broke off goes on where it was, also after the worker was stopped', async ({
  page,
  context,
}) => {
  await ready(page);
  const one = row(page, 'tat-ca');
  host.fault = (path) => (path === everything.url ? 'cut' : undefined);
  await one.getByRole('button', { name: 'Lưu vào máy' }).click();
  await expect(one).toContainText('Chưa tải xong', { timeout: 20_000 });
  expect(await parts(page)).toBeGreaterThan(0);
  await page.reload();
  await expect(row(page, 'tat-ca')).toContainText(
    /Tải dở: đã có \d+ kB trong|Tải dở: đã có 0,\d MB trong/,
  );

  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  host.fault = () => undefined;
  await row(page, 'tat-ca').getByRole('button', { name: 'Lưu tiếp' }).click();
  await expect(row(page, 'tat-ca')).toContainText('✓ Đã lưu đủ', { timeout: 30_000 });
  const resumed = host.ranges.filter(({ path }) => path === everything.url);
  expect(resumed).toHaveLength(1);
  // Half of it had arrived, and no more than one part of that is fetched again.
  expect(resumed[0]?.from).toBeGreaterThan(everything.bytes / 2 - 70_000);
  await context.setOffline(true);
  await readable(page, procedure);
});

test('stopping keeps what has arrived', async ({ page }) => {
  await ready(page);
  const one = row(page, 'tat-ca');
  host.fault = (path) => (path === everything.url ? 'hang' : undefined);
  await one.getByRole('button', { name: 'Lưu vào máy' }).click();
  await one.getByRole('button', { name: 'Dừng' }).click();
  await expect(one.getByRole('button', { name: 'Lưu tiếp' })).toBeVisible();
  host.fault = () => undefined;
  await one.getByRole('button', { name: 'Lưu tiếp' }).click();
  await expect(one).toContainText('✓ Đã lưu đủ', { timeout: 30_000 });
});

for (const fault of wrongAnswers) {
  test(`a pack asked for is answered with ${fault}: nothing of it is kept, the next try has it`, async ({
    page,
  }) => {
    await ready(page);
    const one = row(page, 'tat-ca');
    host.fault = (path) => (path === everything.url ? fault : undefined);
    await one.getByRole('button', { name: 'Lưu vào máy' }).click();
    await expect(one).toContainText('Chưa tải xong', { timeout: 20_000 });
    await readable(page, procedure);
    await expect(page.getByText(portalText)).toHaveCount(0);
    host.fault = () => undefined;
    await page.goto(`${origin}/ngoai-tuyen/`);
    await row(page, 'tat-ca').getByRole('button', { name: 'Lưu tiếp' }).click();
    await expect(row(page, 'tat-ca')).toContainText('✓ Đã lưu đủ', { timeout: 30_000 });
  });

  test(`all packs are answered with ${fault}: the release is saved file by file`, async ({
    page,
    context,
  }) => {
    host.fault = (path) => (path.startsWith('/goi/') ? fault : undefined);
    await page.goto(`${origin}/`);
    await savedForOffline(page);
    await context.setOffline(true);
    await readable(page, '/huong-dan/dang-ky-ket-hon/');
  });
}

test('a phone that saves data keeps the shell, and the rest when its reader asks', async ({
  page,
  context,
}) => {
  host.workerPrefix =
    "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
  await page.goto(`${origin}/ngoai-tuyen/`);
  await savedForOffline(page);
  await expect(page.locator('[data-state]')).toContainText('Máy đang bật tiết kiệm dữ liệu');
  expect(host.asked.filter((path) => /^\/goi\/(?!nen-)/.test(path))).toEqual([]);
  // What is not saved still opens from the network, and is kept then.
  await readable(page, '/huong-dan/dang-ky-khai-sinh/');
  await page.goto(`${origin}/ngoai-tuyen/`);
  const one = row(page, 'thiet-yeu');
  await expect(one).toContainText(/Tải 0,\d MB/);
  await one.getByRole('button').first().click();
  await expect(one).toContainText('✓ Đã lưu đủ', { timeout: 30_000 });
  await expect(page.getByText('Đã lưu đủ để dùng khi mất mạng')).toBeVisible();
  await context.setOffline(true);
  await readable(page, '/huong-dan/dang-ky-ket-hon/');
});

test('a phone without room says how much is missing, and loads nothing', async ({ page }) => {
  host.workerPrefix =
    'StorageManager.prototype.estimate = async () => ({ quota: 7_000_000, usage: 5_000_000 });';
  await ready(page);
  const one = row(page, 'tat-ca');
  await one.getByRole('button', { name: 'Lưu vào máy' }).click();
  await expect(one).toContainText(/Máy không đủ chỗ: cần \d+(?:,\d)? MB, còn 2 MB/);
  expect(host.asked).not.toContain(everything.url);
});

test('a phone whose room ends on the way says so, and keeps what it had', async ({
  page,
  context,
}) => {
  await ready(page);
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 7_000_000 });
  const one = row(page, 'tat-ca');
  await one.getByRole('button', { name: 'Lưu vào máy' }).click();
  await expect(one).toContainText('Máy không đủ chỗ', { timeout: 20_000 });
  await context.setOffline(true);
  await readable(page, '/huong-dan/dang-ky-ket-hon/');
});

test('a new release brings the packs of the reader along, as a whole', async ({
  page,
  context,
}) => {
  await ready(page);
  const id = 'viec-cu-tru-va-giay-to';
  const one = row(page, id);
  await one.getByRole('button', { name: 'Lưu vào máy' }).click();
  await expect(one).toContainText('✓ Đã lưu đủ', { timeout: 20_000 });
  await page.goto(origin + outside);
  const kept = changedProcedure;
  expect(packed(id).files).toContain(kept);

  // Neither the file that changed nor the pack arrives: the old release stays, pack and all.
  host.folder = nextFolder;
  host.fault = (path) => (path.startsWith(`/goi/${id}`) || path === kept ? 'not found' : undefined);
  const update = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await update();
  await page.waitForTimeout(3000);
  await readable(page, kept);
  await expect(page.getByText('Có bản mới của Cầm Tay.')).toBeHidden();

  host.fault = () => undefined;
  await update();
  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: 'Đổi sang bản mới' }).click({ timeout: 30_000 });
  await expect(page.locator('h1')).toHaveText(nextHeading, { timeout: 20_000 });
  await context.setOffline(true);
  await readable(page, kept, nextFolder);
  // A page that was only visited has come along too.
  await readable(page, outside, nextFolder);
});

test('an open page of the old release keeps its files after another tab has changed', async ({
  page,
  context,
}) => {
  await page.goto(`${origin}/`);
  await savedForOffline(page);
  // Opened and not used yet: its search has not been loaded.
  await page.goto(`${origin}/dich-vu/`);
  const before = buildIn('dist');
  await page.evaluate(() => document.body.setAttribute('data-still-open', ''));
  const other = await context.newPage();
  await other.goto(`${origin}/`);
  host.folder = nextFolder;
  await other.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await other.getByRole('button', { name: 'Đổi sang bản mới' }).click({ timeout: 30_000 });
  await expect(other.locator('h1')).toHaveText(nextHeading, { timeout: 20_000 });
  await other.goto(`${origin}/ngoai-tuyen/`);
  await other.waitForTimeout(6000);

  await expect(page.locator('[data-still-open]')).toHaveCount(1);
  const [index = ''] = readdirSync('dist/pagefind');
  const status = await page.evaluate(
    async (folder) => (await fetch(`/pagefind/${folder}/titles.json`)).status,
    index,
  );
  expect(status).toBe(200);
  // Once it is left, the old files go.
  await page.goto(`${origin}/`);
  await page.waitForTimeout(6000);
  await page.goto(`${origin}/tim/`);
  await expect
    .poll(
      () =>
        page.evaluate(async (build) => (await caches.keys()).includes(`release-${build}`), before),
      { timeout: 20_000 },
    )
    .toBe(false);
});

test('a browser that has thrown everything away starts afresh and says so', async ({ page }) => {
  await ready(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto(`${origin}/huong-dan/dang-ky-ket-hon/`);
  await expect(page.locator('h1')).toContainText('kết hôn');
  await page.goto(`${origin}/ngoai-tuyen/`);
  await page.getByRole('button', { name: 'Lưu lại phần còn thiếu' }).click();
  await expect(page.getByText('Đã lưu đủ để dùng khi mất mạng')).toBeVisible({ timeout: 30_000 });
});
