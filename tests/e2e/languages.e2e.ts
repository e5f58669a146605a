import { expect, test } from '../support/watched-page.ts';

const guide = '/huong-dan/dang-ky-khai-sinh/';

test('with the worker at work English pages are shown, kept when visited, and lead back', async ({
  watched: page,
  context,
}) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.locator('offline-state a')).toContainText('Đã lưu', { timeout: 30_000 });

  await page.goto(guide);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`/en${guide}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register a birth online');

  await page.goto('/en/thu-tuc/1.001193/');
  await expect(page.locator('[data-not-translated]')).toBeVisible();
  await expect(page.locator('main')).toHaveAttribute('lang', 'vi');

  await context.setOffline(true);
  await page.goto(`/en${guide}#buoc-2`);
  await expect(page.getByText('Step 2 of 9')).toBeVisible();
  await page.goto(`/en${guide}`);
  await page.getByRole('link', { name: 'Tiếng Việt', exact: true }).click();
  await expect(page).toHaveURL(guide);
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
});

test('a search in English finds the English page', async ({ watched: page }) => {
  await page.goto('/en/tim/?q=register%20a%20baby');
  const first = page.locator('[data-search-results][data-ready] > li').first();
  await expect(first).toHaveAttribute('data-id', 'dang-ky-khai-sinh');
  await first.getByRole('link').first().click();
  await expect(page).toHaveURL('/en/dich-vu/dang-ky-khai-sinh/');
});

test('search in English has a worker of its own, as in Vietnamese', async ({ watched: page }) => {
  for (const path of ['/tim/?q=khai%20sinh', '/en/tim/?q=birth']) {
    await page.goto(path);
    await expect(page.locator('[data-search-results] a').first()).toBeVisible();
    await expect.poll(() => page.workers().length, path).toBe(1);
  }
});
