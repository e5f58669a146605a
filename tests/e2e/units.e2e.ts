import { expect, test } from '@playwright/test';

const address = '/noi-ho-tro/noi-cu-noi-moi/';

test('a former ward is found while typing, without marks, and leads to the office', async ({
  page,
}) => {
  await page.goto(address);
  const cards = page.locator('[data-unit]');
  await expect(cards).toHaveCount(19);
  await page.getByLabel('Gõ tên cũ').fill('phuong 4');
  await expect(page.locator('[data-unit]:visible')).toHaveCount(1);
  await expect(page.locator('#phuong-4')).toContainText('Phường Cai Lậy');
  await expect(page.getByRole('status')).toHaveText('1 nơi.');
  await page.locator('#phuong-4').getByRole('link').click();
  await expect(page).toHaveURL(/\/noi-ho-tro\/#phuong-cai-lay$/);
});

test('what is not in the table says so, and an empty box shows all again', async ({ page }) => {
  await page.goto(address);
  const box = page.getByLabel('Gõ tên cũ');
  await box.fill('xã Không Có');
  await expect(page.getByRole('status')).toContainText('Không có nơi này trong bảng');
  await box.fill('xa tan');
  await expect(page.locator('[data-unit]:visible h2')).toHaveText([
    'Xã Tân Bình (cũ)',
    'Xã Tân Hội (cũ)',
    'Xã Tân Phú (cũ)',
  ]);
  await box.fill('');
  await expect(page.locator('[data-unit]:visible')).toHaveCount(19);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every former unit stands on the page at its own address', async ({ page }) => {
    await page.goto(`${address}#xa-long-khanh`);
    await expect(page.locator('[data-unit]:visible')).toHaveCount(19);
    await expect(page.locator('#xa-long-khanh')).toContainText('Nghị quyết 1663/NQ-UBTVQH15');
    await expect(page.locator('#xa-long-khanh')).toBeInViewport();
    await expect(page.locator('#tinh-tien-giang')).toContainText('Tỉnh Đồng Tháp');
    await expect(page.locator('main')).toContainText('chưa đọc được bản gốc nghị quyết');
  });
});
