import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/watched-page.ts';

const marriage = '/huong-dan/giay-xac-nhan-tinh-trang-hon-nhan/';
const card = '/huong-dan/cap-doi-cap-lai-can-cuoc/';
const divorce = 'Ghi số, ngày và nơi cấp bản án hoặc quyết định ly hôn.';
const widowed = 'Ghi số, ngày và nơi cấp giấy khai tử của vợ, chồng.';

test('an answer hides what is for others, and is still there on the next visit', async ({
  watched: page,
}) => {
  await page.goto(marriage);
  await expect(page.getByText(divorce)).toBeVisible();
  await expect(page.getByText(widowed)).toBeVisible();
  await expect(page.getByText('Đang ẩn phần cho trường hợp khác.')).toHaveCount(0);

  const question = page.getByRole('group', { name: 'Bạn từng kết hôn chưa?' });
  await question.getByRole('radio', { name: 'Bạn đã ly hôn' }).check();
  await expect(page.getByText(divorce)).toBeVisible();
  await expect(page.getByText(widowed)).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'Đang ẩn' })).toHaveText(
    'Đang ẩn phần cho trường hợp khác.',
  );
  // Papers to have ready depend on the case most of all.
  await expect(page.getByRole('checkbox', { name: /bản án hoặc quyết định ly hôn/ })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /giấy khai tử/ })).toBeHidden();

  await page.reload();
  await expect(question.getByRole('radio', { name: 'Bạn đã ly hôn' })).toBeChecked();
  await expect(page.getByText(widowed)).toBeHidden();
  // An answer belongs to one page alone.
  await page.goto(card);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('one button shows everything without forgetting the answer, “not sure” forgets it', async ({
  watched: page,
}) => {
  await page.goto(marriage);
  await page.getByRole('radio', { name: 'Vợ, chồng bạn đã mất' }).check();
  await expect(page.getByText(divorce)).toBeHidden();
  const box = page.locator('case-chooser');
  await box.getByRole('button', { name: 'Hiện tất cả' }).click();
  await expect(page.getByText(divorce)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Vợ, chồng bạn đã mất' })).toBeChecked();
  await box.getByRole('button', { name: 'Chỉ hiện phần của tôi' }).click();
  await expect(page.getByText(divorce)).toBeHidden();

  await page.getByRole('radio', { name: 'Không chắc, xem hết' }).check();
  await expect(page.getByText(divorce)).toBeVisible();
  await expect(page.getByText(widowed)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('cam-tay:cases'))).toBe('{}');
});

test('in a step one gets to the question and back again', async ({ watched: page }) => {
  await page.goto(`${marriage}#buoc-5`);
  await expect(page.getByText(divorce)).toBeVisible();
  await page.getByRole('link', { name: 'Chọn trường hợp của bạn' }).click();
  const first = page.getByRole('radio', { name: 'Bạn chưa kết hôn lần nào' });
  await expect(first).toBeFocused();
  await page.keyboard.press('Space');
  await page.getByRole('link', { name: 'Về bước 5' }).click();
  await expect(page.getByText('Bước 5 trong 9')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nếu bạn chưa kết hôn lần nào:' })).toBeVisible();
  await expect(page.getByText(divorce)).toBeHidden();
  await page.getByRole('button', { name: 'Hiện tất cả' }).click();
  await expect(page.getByText(divorce)).toBeVisible();
});

test('a step without anything for the reader says so, and keeps its number and its time', async ({
  watched: page,
}) => {
  await page.goto(`${card}#buoc-9`);
  const left = await page.locator('.step-left').textContent();
  await page.goto(card);
  await page.getByRole('radio', { name: 'Bạn bị mất thẻ' }).check();
  await page.goto(`${card}#buoc-9`);
  await expect(page.getByText('Bước 9 trong 9')).toBeVisible();
  await expect(page.locator('.step-left')).toHaveText(left ?? '');
  await expect(page.getByText('Trường hợp của bạn không có việc gì ở bước này.')).toBeVisible();
  await expect(page.getByText('Mang thẻ cũ đến đúng ngày')).toBeHidden();
});

test('two questions hide apart from each other', async ({ watched: page }) => {
  await page.goto('/huong-dan/dang-ky-tam-tru/');
  await page.getByRole('radio', { name: 'Bạn thuê nhà, thuê trọ' }).check();
  await expect(page.getByRole('checkbox', { name: /Chủ nhà đã đồng ý/ })).toBeHidden();
  await expect(page.getByRole('checkbox', { name: /Danh sách người tạm trú/ })).toBeVisible();
  await page.getByRole('radio', { name: 'Bạn khai cho mình' }).check();
  await expect(page.getByRole('checkbox', { name: /Danh sách người tạm trú/ })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Nếu bạn thuê nhà, thuê trọ:' })).toBeVisible();
});

test('on paper everything is there, whatever was answered', async ({ watched: page }) => {
  await page.goto(marriage);
  await page.getByRole('radio', { name: 'Bạn đã ly hôn' }).check();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(widowed)).toBeVisible();
  await expect(page.getByText('Nếu vợ, chồng bạn đã mất:')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Hiện tất cả' })).toHaveCount(0);
});

test('an answer that a new edition no longer has hides nothing', async ({ watched: page }) => {
  await page.goto(marriage);
  await page.evaluate(() =>
    localStorage.setItem(
      'cam-tay:cases',
      JSON.stringify({
        'huong-dan/giay-xac-nhan-tinh-trang-hon-nhan': { 'tinh-trang': 'da-bo' },
      }),
    ),
  );
  await page.reload();
  await expect(page.getByText(divorce)).toBeVisible();
  await expect(page.getByText(widowed)).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every part is there under its condition, and nothing that does not work', async ({
    page,
  }) => {
    await page.goto(marriage);
    for (const text of [divorce, widowed]) await expect(page.getByText(text)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Nếu bạn đã ly hôn:' })).toBeVisible();
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expect(page.getByText('Chỗ nào chỉ dành cho một trường hợp')).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the question and its notes keep the rules of access, ${colorScheme}`, async ({
    watched: page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(card);
    await page.evaluate(() => document.documentElement.setAttribute('data-text', '150'));
    await page.getByRole('radio', { name: 'Bạn bị mất thẻ' }).check();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'wcag2aaa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    const small = await page
      .locator('case-chooser label, .case-note button, .case-note a')
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect().height)
          .filter((height) => height < 48),
      );
    expect(small).toEqual([]);
  });
