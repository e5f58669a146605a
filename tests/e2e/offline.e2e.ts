import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Release } from '#offline/cache-names.ts';
import { siteServer } from '../../scripts/serve.ts';
import { buildIn, nextFolder } from '../support/next-build.ts';
import { buildShown, expect, savedForOffline, test } from '../support/watched-page.ts';

test('a guide never opened before can be read with no network, also from a Zalo link', async ({
  watched: page,
  context,
}) => {
  await page.goto('/');
  await savedForOffline(page);
  await context.setOffline(true);
  await page.goto('/huong-dan/dang-ky-ket-hon/?zarsrc=30&utm_source=zalo&typeInapp=1');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('kết hôn');
  await page.goto('/huong-dan/dang-ky-ket-hon/in/');
  await expect(page.getByText('Mã hồ sơ:')).toBeVisible();
});

test('saying that all is saved moves nothing below it, however wide the phone', async ({
  watched: page,
  browser,
  baseURL,
}) => {
  const heights = async (tab: typeof page): Promise<number[]> => {
    const all: number[] = [];
    for (const width of [320, 360, 390, 412, 430]) {
      await tab.setViewportSize({ width, height: 800 });
      all.push(await tab.locator('.place').evaluate(({ clientHeight }) => clientHeight));
    }
    return all;
  };
  const plain = await browser.newPage({
    javaScriptEnabled: false,
    ...(baseURL ? { baseURL } : {}),
  });
  await plain.goto('/');
  await page.goto('/');
  await expect(page.locator('offline-state a')).toContainText('Đã lưu', { timeout: 30_000 });
  expect(await heights(page)).toEqual(await heights(plain));
  await plain.close();
});

for (const [days, isSaid] of [
  [31, true],
  [29, false],
  [-400, false],
] as const)
  test(`a saved page read ${days} days after it was made ${isSaid ? 'says' : 'does not say'} that it is old`, async ({
    watched: page,
    context,
  }) => {
    await page.goto('/');
    await savedForOffline(page);
    const { day } = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
    await context.setOffline(true);
    await page.clock.setFixedTime(new Date(`${day}T05:00:00Z`).getTime() + days * 86_400_000);
    await page.goto('/huong-dan/dang-ky-ket-hon/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('kết hôn');
    await expect(page.getByText('đã hơn 30 ngày')).toBeVisible({ visible: isSaid });
  });

test('a page that is read after its review was due says so, and when', async ({
  watched: page,
  context,
}) => {
  await page.goto('/');
  await savedForOffline(page);
  await page.goto('/huong-dan/dang-ky-ket-hon/');
  const until = await page.locator('[data-holds-until]').getAttribute('data-holds-until');
  const [year, month, day] = (until ?? '').split('-');
  await context.setOffline(true);
  for (const [days, isSaid] of [
    [0, false],
    [1, true],
  ] as const) {
    await page.clock.setFixedTime(new Date(`${until}T05:00:00Z`).getTime() + days * 86_400_000);
    await page.reload();
    await expect(page.getByText(`quá ngày kiểm tra lại (${day}/${month}/${year})`)).toBeVisible({
      visible: isSaid,
    });
  }
});

test('a link with parameters opens its own page when there is a network', async ({
  watched: page,
}) => {
  await page.goto('/');
  await savedForOffline(page);
  await page.goto('/thu-tuc/1.004194/?zarsrc=30');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng ký tạm trú');
});

test('a procedure that was opened is kept, one that was not says so', async ({
  watched: page,
  context,
}) => {
  await page.goto('/thu-tuc/1.004222/');
  await savedForOffline(page);
  await page.goto('/thu-tuc/1.004194/');
  await context.setOffline(true);
  await page.goto('/thu-tuc/1.004222/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng ký thường trú');
  await page.goto('/thu-tuc/1.004194/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng ký tạm trú');
  await page.goto('/thu-tuc/1.000656/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trang này chưa lưu trên máy');
});

test('without network an old code that was opened before still leads on', async ({
  watched: page,
  context,
}) => {
  await page.goto('/');
  await savedForOffline(page);
  await page.goto('/thu-tuc/2.002622/');
  await expect(page).toHaveURL('/thu-tuc/2.002913/#ma-2-002622');
  await context.setOffline(true);
  await page.goto('/');
  await page.goto('/thu-tuc/2.002622/');
  await expect(page).toHaveURL('/thu-tuc/2.002913/#ma-2-002622');
  await expect(page.getByText('Nay dùng thủ tục này, mã 2.002913.')).toBeVisible();
});

test('without network, names, the dictionary, codes and texts are searched as before', async ({
  watched: page,
  context,
}) => {
  await page.goto('/');
  await savedForOffline(page);
  const found = async () => {
    const answers: Record<string, string[]> = {};
    for (const query of ['ho khau', 'khai sihn', '1.115784', 'dấu chức danh giáp lai xác nhận']) {
      await page.goto(`/tim/?q=${encodeURIComponent(query)}`);
      await page.locator('[data-search-results][data-ready]').waitFor();
      answers[query] = await page
        .locator('[data-search-results] a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    }
    return answers;
  };
  const online = await found();
  await context.setOffline(true);
  expect(await found()).toEqual(online);
  for (const links of Object.values(online)) expect(links.length).toBeGreaterThan(0);
});

test('without network, results that are not on the device say so', async ({
  watched: page,
  context,
}) => {
  await page.goto('/');
  await savedForOffline(page);
  await context.setOffline(true);
  await page.goto('/tim/?q=1.000656');
  const first = page.locator('[data-search-results][data-ready] li').first();
  await expect(first).toContainText('chưa lưu trên máy');
  await page.waitForTimeout(500);
  expect((await first.textContent())?.match(/chưa lưu trên máy/g)).toHaveLength(1);
});

test('the offline page counts what the caches hold, and says what is missing', async ({
  watched: page,
}) => {
  await page.goto('/ngoai-tuyen/');
  await savedForOffline(page);
  await expect(page.getByText(/Đã lưu đủ để dùng khi mất mạng/)).toBeVisible();
  await expect(
    page.getByText('Hướng dẫn từng bước').locator('xpath=following-sibling::dd'),
  ).toHaveText(`${globSync('content/guides/*.mdx').length} trang`);
  await page.evaluate(async () => {
    for (const name of await caches.keys())
      await (await caches.open(name)).delete('/huong-dan/dang-ky-ket-hon/');
  });
  await page.reload();
  await expect(page.getByText(/Mới lưu được một phần.*còn thiếu 1 tệp/)).toBeVisible();
  await page.getByRole('button', { name: 'Lưu lại phần còn thiếu' }).click();
  await expect(page.getByText(/Đã lưu đủ để dùng khi mất mạng/)).toBeVisible({ timeout: 20_000 });
});

test.describe('a new release', () => {
  let shown = 'dist';
  let server: Server;
  let origin: string;

  test.beforeAll(async () => {
    const sites: Record<string, Server> = {
      dist: siteServer('dist'),
      next: siteServer(nextFolder),
    };
    server = createServer((request, response) => sites[shown]?.emit('request', request, response));
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });

  test.afterAll(() => {
    server.close();
  });

  test('waits until the reader agrees, then shows itself as a whole; ticks stay', async ({
    page,
    context,
  }) => {
    shown = 'dist';
    await page.goto(`${origin}/huong-dan/dang-ky-khai-sinh/`);
    await page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' }).check();
    await savedForOffline(page);

    shown = 'next';
    await page.goto(`${origin}/`);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect(page.getByText('Có bản mới của Cầm Tay.')).toBeVisible({ timeout: 20_000 });
    // Not agreed yet: the old release, whole, with and without network.
    await page.goto(`${origin}/`);
    expect(await buildShown(page)).toBe(buildIn('dist'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bạn cần làm giấy tờ gì?');
    await page.goto(`${origin}/tim/?q=tam tru`);
    await expect(page.locator('[data-search-results][data-ready] li').first()).toHaveAttribute(
      'data-id',
      'dang-ky-tam-tru',
    );

    // Asking the old worker again and again would keep it from leaving.
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Đổi sang bản mới' }).click();
    await reloaded;
    expect(await buildShown(page)).toBe(buildIn(nextFolder));
    await page.goto(`${origin}/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bạn cần làm gì hôm nay?');
    await context.setOffline(true);
    await page.goto(`${origin}/huong-dan/dang-ky-khai-sinh/`);
    expect(await buildShown(page)).toBe(buildIn(nextFolder));
    await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' })).toBeChecked();
    await page.goto(`${origin}/tim/?q=tam tru`);
    await expect(page.locator('[data-search-results][data-ready] li').first()).toHaveAttribute(
      'data-id',
      'dang-ky-tam-tru',
    );
    // No page of the old release is open any more: its files go.
    await expect
      .poll(
        () =>
          page.evaluate(
            async () => (await caches.keys()).filter((name) => name.startsWith('release-')).length,
          ),
        { timeout: 20_000 },
      )
      .toBe(1);
  });
});
