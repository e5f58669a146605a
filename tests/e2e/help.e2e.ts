import { globSync } from 'node:fs';
import { expect, test } from '../support/watched-page.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a life event asks one question after the other, and every way ends in an outcome', async ({
    page,
  }) => {
    await page.goto('/viec/nguoi-than-mat/');
    const chooser = page.getByRole('region', { name: 'Kiểm tra trước khi bắt đầu' });
    await expect(chooser.getByRole('heading', { level: 3 })).toHaveText([
      'Người mất đã được khai tử ở phường, xã chưa?',
    ]);
    await chooser.getByRole('link', { name: 'Chưa', exact: true }).click();
    await expect(chooser.getByRole('heading', { level: 3 })).toHaveText([
      'Nhà mình đã có giấy báo tử chưa?',
    ]);
    await chooser.getByRole('link', { name: 'Không chắc' }).click();
    await expect(chooser.getByRole('link', { name: 'Nơi đến và số gọi' })).toBeVisible();
    await chooser.getByRole('link', { name: 'Trả lời lại từ đầu' }).click();
    await expect(chooser.getByRole('heading', { level: 3 })).toHaveText([
      'Người mất đã được khai tử ở phường, xã chưa?',
    ]);
  });

  test('the gate before a guide leads to the lesson that fits', async ({ page }) => {
    await page.goto('/huong-dan/dang-ky-thuong-tru/');
    await expect(page.getByRole('heading', { name: 'Bạn mở VNeID được chưa?' })).toBeVisible();
    for (const answer of [
      'Chưa có VNeID',
      'Mới mức 1, hoặc không biết mức mấy',
      'Mất máy, đổi máy hoặc đổi SIM',
      'Quên mật khẩu hoặc passcode',
      'Mở được, có mức 2',
    ])
      await expect(page.getByText(answer, { exact: true })).toBeVisible();
    await page.getByText('Quên mật khẩu hoặc passcode', { exact: true }).click();
    await page.getByRole('link', { name: 'Xem bài học' }).filter({ visible: true }).click();
    await expect(page).toHaveURL('/ky-nang/mat-may-quen-ma/');
    await expect(page.getByRole('heading', { name: 'Tập lại' })).toBeVisible();
  });

  test('every card of the clinic can be read', async ({ page }) => {
    await page.goto('/ho-so-bi-tra-lai/');
    await expect(page.getByRole('textbox')).toHaveCount(0);
    const cards = page.getByRole('region').filter({ hasText: 'Hỏi ai:' });
    expect(await cards.count()).toBeGreaterThanOrEqual(20);
    for (const card of await cards.all())
      await expect(card).toContainText(/Nghĩa là:.*Sửa:.*Hỏi ai:/s);
  });
});

test('a guide at the counter has no gate before it', async ({ watched: page }) => {
  await page.goto('/huong-dan/ho-ngheo-can-ngheo/');
  await expect(page.getByRole('heading', { name: 'Bạn mở VNeID được chưa?' })).toHaveCount(0);
});

for (const [pasted, first] of [
  ['anh mo khong doc duoc', 'Giấy tờ tải lên bị mờ'],
  [
    'Hồ sơ của ông/bà bị trả lại vì: thông tin công dân không khớp với cơ sở dữ liệu dân cư.',
    'Thông tin không khớp với dữ liệu dân cư',
  ],
  ['File vượt quá dung lượng cho phép (5MB)', 'Tệp vượt quá dung lượng cho phép'],
] as const)
  test(`the message “${pasted}” finds its card`, async ({ watched: page }) => {
    await page.goto('/ho-so-bi-tra-lai/');
    await page.getByRole('textbox', { name: 'Dán hoặc gõ câu Cổng báo' }).fill(pasted);
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(first);
    await expect(page.getByText(/^\d+ câu gần giống\.$/)).toBeVisible();
  });

test('a message that nobody knows says where to ask', async ({ watched: page }) => {
  await page.goto('/ho-so-bi-tra-lai/');
  const box = page.getByRole('textbox', { name: 'Dán hoặc gõ câu Cổng báo' });
  await box.fill('xyzzy plugh');
  await expect(page.getByText(/Chưa có câu này\./)).toBeVisible();
  await box.fill('');
  await expect(page.getByText('“Tệp đính kèm không đúng định dạng”')).toBeVisible();
});

test('a lesson is walked one step at a time, and says what a coach never does', async ({
  watched: page,
}) => {
  await page.goto('/ky-nang/dang-nhap-cong/');
  await expect(page.getByText('Học xong')).toBeVisible();
  await page.getByText('Lời dặn người hướng dẫn').click();
  await expect(page.getByText(/OTP/).filter({ visible: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Bắt đầu từng bước' }).click();
  await expect(page.getByText(/Bước 1 trong/)).toBeVisible();
});

test('a hard word is explained where it first stands', async ({ watched: page }) => {
  await page.goto('/dich-vu/dang-ky-thuong-tru/');
  const explained = page.getByRole('main').getByText('thường trú (ở lâu dài, như hộ khẩu)');
  await expect(explained).toHaveCount(1);
  await page.goto('/giai-thich/');
  await expect(page.getByRole('main')).toContainText('ở lâu dài, như hộ khẩu');
});

test('search finds every service and every lesson by its own name', async ({ watched: page }) => {
  test.setTimeout(120_000);
  await page.goto('/tim/');
  const box = page.getByRole('searchbox', { name: 'Tìm dịch vụ, giấy tờ' });
  const results = page.locator('ol[data-search-results][data-ready] li');
  const missed: string[] = [];
  for (const [part, kind] of [
    ['dich-vu', 'service'],
    ['ky-nang', 'lesson'],
  ] as const)
    for (const file of globSync(`dist/${part}/*/index.html`).map(
      (path) => path.split(/[\\/]/)[2],
    )) {
      const title = await (await page.request.get(`/${part}/${file}/`)).text();
      await box.fill(/<h1[^>]*>([^<]+)</.exec(title)?.[1]?.replaceAll('&amp;', '&') ?? '');
      await expect
        .poll(async () => results.first().getAttribute('data-id'), { timeout: 4000 })
        .toBe(file)
        .catch(() => missed.push(`${kind} ${file}`));
    }
  expect(missed).toEqual([]);
});
