import { expect, savedForOffline, test } from '../support/watched-page.ts';

test('a resident finds birth registration, ticks two steps, loses the network and goes on', async ({
  watched: page,
  context,
}) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Tìm dịch vụ, giấy tờ' }).fill('dang ky khai sinh');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await expect(page).toHaveURL(/\/tim\/\?q=/);
  const results = page.locator('ol[data-search-results][data-ready] li');
  await expect(results.first()).toHaveAttribute('data-id', 'dang-ky-khai-sinh');
  await results.first().getByRole('link').first().click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng ký khai sinh cho con');
  await page.getByRole('link', { name: 'Bắt đầu từng bước' }).click();
  await expect(page.getByText('Bước 1 trong 9')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' }).check();
  await page.getByRole('link', { name: 'Xong, bước 2' }).click();
  await page.getByRole('checkbox', { name: 'Tôi làm xong bước 2' }).check();
  await page.getByRole('link', { name: 'Xong, bước 3' }).click();
  await expect(page.getByRole('heading', { name: 'Chọn nơi giải quyết' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeHidden();
  await savedForOffline(page);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Chọn nơi giải quyết' })).toBeVisible();
  await page.getByRole('link', { name: 'Lùi' }).click();
  await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 2' })).toBeChecked();
  await page.getByRole('link', { name: 'Xem cả các bước' }).click();
  await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 3' })).not.toBeChecked();

  await page.goto('/tim/?q=tam%20tru');
  await expect(page.locator('ol[data-search-results][data-ready] li').first()).toHaveAttribute(
    'data-id',
    'dang-ky-tam-tru',
  );
  await page.goto('/so-tay/');
  await expect(
    page.getByRole('link', { name: /Đăng ký khai sinh trên mạng.*xong 2 trong 9 bước/ }),
  ).toBeVisible();
});

test('the last step never says “finished”: it asks for the file number', async ({
  watched: page,
}) => {
  await page.goto('/huong-dan/dang-ky-khai-sinh/#buoc-9');
  await page.getByRole('link', { name: 'Xong, xem lại' }).click();
  await expect(page.getByText('Hồ sơ chỉ được nộp khi Cổng hiện mã hồ sơ.')).toBeVisible();
  await expect(page.getByText(/hoàn thành/i)).toHaveCount(0);
});

test('a guide that was left is taken up at the step where it was left', async ({
  watched: page,
}) => {
  await page.goto('/huong-dan/dang-ky-tam-tru/#buoc-4');
  await expect(page.getByText(/Bước 4 trong/)).toBeVisible();
  await page.goto('/huong-dan/dang-ky-tam-tru/');
  await expect(page.getByRole('link', { name: /Làm tiếp từ bước 4/ })).toHaveAttribute(
    'href',
    '#buoc-4',
  );
});

test('one button takes every tick off the device', async ({ watched: page }) => {
  await page.goto('/dich-vu/dang-ky-khai-sinh/');
  await page.getByRole('checkbox', { name: /Giấy chứng sinh/ }).check();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /Giấy chứng sinh/ })).toBeChecked();
  await page.goto('/so-tay/');
  await page.getByRole('button', { name: 'Xóa hết trên máy này' }).click();
  await page.getByRole('button', { name: 'Xóa thật' }).click();
  await expect(page.getByText('Chưa có dấu nào')).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('large text is remembered on the next page', async ({ watched: page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /Chữ to/ }).click();
  await page.goto('/thiet-yeu/');
  await expect(page.locator('html')).toHaveAttribute('data-text', '125');
});

test('a note to the editors names the page and is copied, not sent', async ({
  watched: page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/thu-tuc/1.004222/');
  await page.getByRole('link', { name: 'Thấy sai? Báo cho người biên tập' }).click();
  await page.getByRole('button', { name: 'Chép lời nhắn' }).click();
  await expect(page.getByText('Đã chép. Dán vào Zalo rồi gửi.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'Trang: /thu-tuc/1.004222/',
  );
});
