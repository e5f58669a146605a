import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { boxName } from '#deploy/hotspot.ts';
import { everywhereInPlain } from '#deploy/policy.ts';
import { siteServer } from '../../scripts/serve.ts';
import { boxFolder } from '../support/packs.ts';

// The computer's own address counts as safe, and browsers have workers there: a made-up name has none, as on a box.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${boxName} 127.0.0.1`],
    });
  },
});

let server: Server;
let home = '';
test.beforeAll(async () => {
  server = siteServer(`${boxFolder}/trang`, everywhereInPlain);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://${boxName}:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('the site in a Wi-Fi box complains of nothing: search, guide, step mode, ticks', async ({
  page,
}) => {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${home}/`)) wrong.push(`asks for ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(home);
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([
    false,
    false,
  ]);
  await expect(page.getByText(/^Bản chép ngày \d\d\/\d\d\/\d{4}, mã kiểm/)).toBeVisible();
  await page.getByRole('link', { name: 'Bản này dùng thế nào' }).click();
  await expect(page.getByText('Bạn đang xem Cầm Tay qua Wi-Fi của điểm này.')).toBeVisible();
  await expect(page.getByText('Trình duyệt này không lưu được')).toHaveCount(0);

  await page.goto(`${home}/tim/?q=mat+can+cuoc`);
  await expect(page.locator('[data-search-results][data-ready] > li').first()).toHaveAttribute(
    'data-id',
    'cap-doi-cap-lai-can-cuoc',
  );
  await page.goto(`${home}/huong-dan/dang-ky-khai-sinh/`);
  await page.locator('tick-list input').first().check();
  await page.getByRole('link', { name: 'Bắt đầu từng bước' }).click();
  await expect(page.getByText('Bước 1 trong 9')).toBeVisible();
  await page.goto(`${home}/huong-dan/dang-ky-khai-sinh/`);
  await expect(page.locator('tick-list input').first()).toBeChecked();
  await page.goto(`${home}/viec/co-con-nho/`);
  await expect(page.locator('save-pack')).toBeHidden();
  expect(wrong).toEqual([]);
});
