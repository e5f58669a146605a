import { expect, test } from '../support/watched-page.ts';

for (const [query, id] of [
  ['đăng ký khai sinh', 'dang-ky-khai-sinh'],
  ['dang ky khai sinh', 'dang-ky-khai-sinh'],
  ['DANG KY KHAI SINH', 'dang-ky-khai-sinh'],
  ['lam giay khai sinh cho con', 'dang-ky-khai-sinh'],
  ['mat can cuoc', 'cap-doi-cap-lai-can-cuoc'],
  ['cccd', 'cap-doi-cap-lai-can-cuoc'],
  ['cong chung photo', 'chung-thuc-ban-sao'],
  ['tam tru', 'dang-ky-tam-tru'],
  ['ho khau', 'dang-ky-thuong-tru'],
  ['ket hon', 'dang-ky-ket-hon'],
  ['1.001193', '1.001193'],
  ['1.115784', '1.115784'],
  ['tach thua dat', '1.115783'],
] as const)
  test(`“${query}” finds ${id} first`, async ({ watched: page }) => {
    await page.goto(`/tim/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('ol[data-search-results][data-ready] li').first()).toHaveAttribute(
      'data-id',
      id,
    );
  });

test('results come while typing, and the address follows', async ({ watched: page }) => {
  await page.goto('/tim/');
  await page.getByRole('searchbox').pressSequentially('thuong tr');
  await expect(page.locator('[data-search-results] li').first()).toHaveAttribute(
    'data-id',
    'dang-ky-thuong-tru',
  );
  await expect(page).toHaveURL(/q=thuong%20tr/);
});

test('the words that matched are marked with the tones they are written with', async ({
  watched: page,
}) => {
  await page.goto('/tim/?q=can cuoc');
  await expect(page.locator('[data-search-results] li').first().locator('mark')).toHaveText([
    'căn',
    'cước',
  ]);
});

test('search works with the keyboard alone', async ({ watched: page }) => {
  await page.goto('/tim/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('ket hon');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-search-results][data-ready] li').first()).toHaveAttribute(
    'data-id',
    'dang-ky-ket-hon',
  );
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    if (
      await page.evaluate(() => Boolean(document.activeElement?.closest('[data-search-results]')))
    )
      break;
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/dich-vu\/dang-ky-ket-hon\//);
});

test('nothing found offers life events, a person to ask and a note to the editors', async ({
  watched: page,
}) => {
  await page.goto('/tim/?q=xqzwv');
  await expect(page.locator('[data-search-empty]')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Có con nhỏ' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Hỏi người ở gần bạn' })).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Báo cho chúng tôi biết bạn tìm gì' }),
  ).toHaveAttribute('href', '/gop-y/?tim=xqzwv');
});

test('a query that only half matches is shown as a guess', async ({ watched: page }) => {
  await page.goto('/tim/?q=mua ve so kien thiet');
  await expect(page.locator('[data-search-weak]')).toBeVisible();
});

test('markup in a query is text', async ({ watched: page }) => {
  await page.goto(`/tim/?q=${encodeURIComponent('<img src=x onerror=alert(1)> khai sinh')}`);
  await expect(page.locator('main img')).toHaveCount(0);
});

test('the catalogue narrows as filters are chosen', async ({ watched: page }) => {
  await page.goto('/thu-tuc/');
  await page.getByRole('searchbox', { name: 'Tên hoặc mã' }).fill('khai tu');
  await expect(page.getByText(/^\d+ thủ tục khớp\.$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /1\.000656/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /1\.004222/ })).toBeHidden();
  await page.getByRole('searchbox', { name: 'Tên hoặc mã' }).fill('khai sinh');
  await page.getByRole('checkbox', { name: 'Chắc chắn miễn phí' }).check();
  await expect(page.getByRole('link', { name: /1\.001193/ })).toBeVisible();
  // The portal shows 0 for it, and nobody has proven that it is free.
  await expect(page.getByRole('link', { name: /1\.003583/ })).toBeHidden();
});
