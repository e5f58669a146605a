import { expect, test } from '@playwright/test';

/** A service with a time limit in working days that differs from case to case. */
const address = '/dich-vu/dang-ky-thuong-tru/';
const ask = 'Bạn nộp ngày nào?';

test.describe('on a phone in another time zone', () => {
  test.use({ timezoneId: 'America/Los_Angeles' });

  test('the day of filing is today in Vietnam, and another day can be chosen', async ({ page }) => {
    // Friday evening in Los Angeles is Saturday in Cai Lậy.
    await page.clock.setFixedTime(new Date('2026-11-27T19:00:00-08:00'));
    await page.goto(address);
    await expect(page.getByLabel(ask)).toHaveValue('2026-11-28');
    const answer = page.locator('result-day [role=status]');
    await expect(answer).toContainText('Có kết quả chậm nhất');
    await expect(answer).toContainText('Ngày hẹn trên giấy mới là ngày đúng');
    const before = await answer.textContent();
    await page.getByLabel(ask).fill('2026-12-07');
    await expect(answer).not.toHaveText(before ?? '');
  });
});

test('over a Tết that nobody has decided it gives no day', async ({ page }) => {
  await page.goto(address);
  await page.getByLabel(ask).fill('2027-02-03');
  const answer = page.locator('result-day [role=status]');
  await expect(answer).toContainText('lịch nghỉ Tết Nguyên đán 2027 chưa công bố');
  await expect(answer).not.toContainText('chậm nhất');
  await page.getByLabel(ask).fill('2027-12-31');
  await expect(answer).toContainText('lịch nghỉ năm 2028 chưa công bố');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('there is nothing to fill in, and the time limit stands on the page', async ({ page }) => {
    await page.goto(address);
    await expect(page.getByLabel(ask)).toBeHidden();
    await expect(page.locator('[data-fact=time]')).toContainText('ngày làm việc');
  });
});
