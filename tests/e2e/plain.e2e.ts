import { expect, test } from '../support/watched-page.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a guide shows all its steps, with their pictures and their help', async ({ page }) => {
    await page.goto('/huong-dan/dang-ky-khai-sinh/#buoc-3');
    await expect(page.locator('.step')).toHaveCount(9);
    await expect(page.getByRole('heading', { name: /Đăng nhập/ })).toBeVisible();
    await expect(page.getByText('Nộp trực tuyến').first()).toBeVisible();
    await page.getByText('Quên mật khẩu VNeID?').click();
    await expect(page.getByText(/Chọn quét mã QR/)).toBeVisible();
  });

  test('the catalogue is filtered by links', async ({ page }) => {
    await page.goto('/thu-tuc/');
    await page.getByRole('link', { name: 'Chắc chắn miễn phí' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chắc chắn miễn phí');
    await expect(page.getByRole('link', { name: /1\.001193/ })).toBeVisible();
    await page.goto('/thu-tuc/');
    await page.getByRole('link', { name: 'Hộ tịch', exact: true }).click();
    await expect(page).toHaveURL('/thu-tuc/linh-vuc/ho-tich/');
  });

  test('the address of an old code leads to the procedure in use, which says so', async ({
    page,
  }) => {
    await page.goto('/thu-tuc/2.002622/');
    await expect(page).toHaveURL('/thu-tuc/2.002913/#ma-2-002622');
    await expect(page.getByText('Nay dùng thủ tục này, mã 2.002913.')).toBeVisible();
    await page.goto('/thu-tuc/2.002913/');
    await expect(page.getByText('Nay dùng thủ tục này, mã 2.002913.')).toBeHidden();
  });

  test('search says what to do instead', async ({ page }) => {
    await page.goto('/tim/?q=khai+sinh');
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Có con nhỏ' })).toBeVisible();
  });

  test('the offline page and the notebook say what is not possible', async ({ page }) => {
    await page.goto('/so-tay/');
    await expect(page.locator('noscript p')).toBeVisible();
    await page.goto('/ngoai-tuyen/');
    await expect(page.locator('noscript p')).toBeVisible();
  });
});

test('a browser without service worker reads every page and is told how to save', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto('/huong-dan/dang-ky-khai-sinh/#buoc-2');
  await expect(page.getByText('Bước 2 trong 9')).toBeVisible();
  await page.goto('/ngoai-tuyen/');
  await expect(page.getByText('Trình duyệt này không lưu được.')).toBeVisible();
  expect(errors).toEqual([]);
});

test('a missing page is a true 404 with a way back', async ({ page, request }) => {
  const response = await request.get('/khong-co/');
  expect(response.status()).toBe(404);
  await page.goto('/khong-co/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không có trang này');
});

test('the host sends the headers of the policy, compressed files and slashes', async ({
  request,
}) => {
  const home = await request.get('/', { headers: { 'accept-encoding': 'br' } });
  expect(home.headers()['content-encoding']).toBe('br');
  expect(home.headers()['content-security-policy']).toContain("default-src 'none'");
  expect((await request.get('/sw.js')).headers()['cache-control']).toBe('no-store');
  const redirect = await request.get('/thu-tuc', { maxRedirects: 0 });
  expect(redirect.status()).toBe(308);
  expect(redirect.headers().location).toBe('/thu-tuc/');
});
