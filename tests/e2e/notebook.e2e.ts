import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import ICAL from 'ical.js';
import { expect, savedForOffline, test } from '../support/watched-page.ts';

const guide = '/huong-dan/dang-ky-khai-sinh/';
const number = 'H20.45.12-261127-0001';

/** Friday, 27 November 2026, 16:30 in Cai Lậy: after files of birth registration stop counting for the day. */
const late = new Date('2026-11-27T09:30:00Z');

/** Goes to the end of a guide and writes a number into the notebook. */
async function fileAt(page: Page, path: string, text: string): Promise<void> {
  await page.goto(`${path}#xong`);
  await page.locator('#xong').scrollIntoViewIfNeeded();
  await page.locator('file-keeper [name=number]').fill(text);
  await page.getByRole('button', { name: 'Lưu hồ sơ này' }).click();
}

const textOf = async (download: Download): Promise<string> =>
  readFileSync(await download.path(), 'utf8');

/** What calendars will show, read by a library that had no part in writing it. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => ({
    summary: String(component.getFirstPropertyValue('summary')),
    description: String(component.getFirstPropertyValue('description')),
    day: String(component.getFirstPropertyValue('dtstart')),
    alarms: component.getAllSubcomponents('valarm').length,
  }));

const importFile = (page: Page, text: string) =>
  page.getByLabel('Nhập tệp sổ tay').setInputFiles({
    name: 'so-tay.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });

const device = (page: Page) => page.evaluate(() => JSON.stringify(localStorage));

for (const timezoneId of ['Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Auckland'])
  test.describe(`on a phone in ${timezoneId}`, () => {
    test.use({ timezoneId });

    test('the end of a guide takes the file number and tells the day of the result', async ({
      watched: page,
    }) => {
      await page.clock.setFixedTime(late);
      await page.goto(`${guide}#xong`);
      await page.locator('#xong').scrollIntoViewIfNeeded();
      await expect(page.getByLabel('Bạn nộp ngày nào?')).toHaveValue('2026-11-27');
      await expect(page.getByLabel('Lúc mấy giờ?')).toHaveValue('16:30');
      const answer = page.locator('result-day [role=status]');
      await expect(answer).toContainText('Có kết quả chậm nhất thứ Hai, 30/11/2026.');
      await expect(answer).toContainText('Nộp sau 15 giờ');
      await page.getByLabel('Lúc mấy giờ?').fill('14:00');
      await expect(answer).toContainText('Có kết quả chậm nhất thứ Sáu, 27/11/2026.');
      await page.getByLabel('Lúc mấy giờ?').fill('16:30');

      await page.getByText('Xem cách đếm từng ngày').click();
      await expect(page.locator('.count li')).toContainText([
        'thứ Sáu, 27/11/2026: ngày nộp, chưa đếm',
        'thứ Bảy, 28/11/2026: nghỉ, cuối tuần',
        'Chủ nhật, 29/11/2026: nghỉ, cuối tuần',
        'thứ Hai, 30/11/2026: tính là ngày nhận, chưa đếm',
        'thứ Hai, 30/11/2026: ngày có kết quả',
      ]);

      await page.getByLabel('Chép mã hồ sơ vào đây').fill(` ${number.toLowerCase()} `);
      await page.getByRole('button', { name: 'Lưu hồ sơ này' }).click();
      await expect(page.locator('file-keeper [data-status]')).toContainText(number);
      await page.getByRole('link', { name: 'Mở sổ tay' }).click();
      const card = page.locator('[data-files] > li');
      await expect(card).toContainText(number);
      await expect(card).toContainText('thứ Sáu, 27/11/2026, lúc 16:30');
      await expect(card).toContainText('Có kết quả chậm nhất thứ Hai, 30/11/2026.');

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        card.getByRole('button', { name: /Tải lời nhắc vào lịch/ }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.ics$/);
      expect(eventsIn(await textOf(download))).toEqual([
        {
          summary: 'Đến lấy kết quả: Đăng ký khai sinh trên mạng',
          description: expect.stringContaining(number),
          day: '2026-11-30',
          alarms: 2,
        },
      ]);
    });
  });

test('without a file number nothing is kept, and the way to it is shown', async ({
  watched: page,
}) => {
  await fileAt(page, guide, '  ');
  await expect(page.getByRole('alert')).toContainText('Chưa có mã là hồ sơ chưa gửi đi');
  expect(await device(page)).not.toContain('cam-tay:files');
  await page.getByRole('link', { name: /Xem lại bước \d: Ghi lại mã hồ sơ/ }).click();
  await expect(page.getByRole('heading', { name: /Ghi lại mã hồ sơ/ })).toBeVisible();
});

for (const typed of [
  '082190001234',
  '082 190 001 234',
  '٠٨٢١٩٠٠٠١٢٣٤',
  '312.345.678',
  '+84 912 345 678',
])
  test(`${typed} is refused, and does not stay on the phone`, async ({ watched: page }) => {
    await fileAt(page, guide, typed);
    await expect(page.getByRole('alert')).toContainText('Sổ tay không giữ số đó');
    await expect(page.getByLabel('Chép mã hồ sơ vào đây')).toBeFocused();
    expect(await device(page)).not.toContain(typed);
    await page.getByLabel('Chép mã hồ sơ vào đây').fill(number);
    await page.getByRole('button', { name: 'Lưu hồ sơ này' }).click();
    await expect(page.locator('file-keeper [data-status]')).toContainText(number);
    await expect(page.getByRole('alert')).toBeEmpty();
  });

test('a number that was put right is kept at the first press of the button', async ({
  watched: page,
}) => {
  await fileAt(page, guide, '312.345.678');
  await expect(page.getByRole('alert')).toContainText('Sổ tay không giữ số đó');
  const field = page.getByLabel('Chép mã hồ sơ vào đây');
  // As in Safari, which does not hold the page in place when something above the finger grows or shrinks.
  await page.evaluate(() => document.documentElement.style.setProperty('overflow-anchor', 'none'));
  // By keys, as people do: the field is left by the press itself.
  await field.press('Control+a');
  await field.pressSequentially(number);
  await page.getByRole('button', { name: 'Lưu hồ sơ này' }).click();
  await expect(page.locator('file-keeper [data-status]')).toContainText(number);
});

test('a guide that is done at a counter asks for the day on the paper, not for a number', async ({
  watched: page,
}) => {
  await page.clock.setFixedTime(late);
  await page.goto('/huong-dan/ho-ngheo-can-ngheo/#xong');
  await page.locator('#xong').scrollIntoViewIfNeeded();
  await expect(page.getByText('Chép mã hồ sơ vào đây')).toHaveCount(0);
  await page.getByLabel('Ngày hẹn trên giấy, nếu có').fill('2026-12-10');
  await page.getByRole('button', { name: 'Lưu hồ sơ này' }).click();
  await page.getByRole('link', { name: 'Mở sổ tay' }).click();
  await expect(page.locator('[data-files] > li')).toContainText('Hẹn thứ Năm, 10/12/2026.');
});

test('the notebook tells when to go, stays calm when a day is over, and is quiet once fetched', async ({
  watched: page,
}) => {
  await page.clock.setFixedTime(late);
  await fileAt(page, guide, number);
  await expect(page.locator('file-keeper [data-status]')).toContainText(number);
  const card = page.locator('[data-files] > li');
  for (const [now, words] of [
    ['2026-11-29T09:00:00Z', 'Ngày mai là ngày có kết quả'],
    ['2026-11-29T18:00:00Z', 'Đến lấy: hôm nay là ngày có kết quả'],
    ['2026-12-04T09:00:00Z', 'đã qua 4 ngày'],
  ] as const) {
    await page.clock.setFixedTime(new Date(now));
    await page.goto('/so-tay/');
    await expect(card).toContainText(words);
  }
  await card.getByLabel('Ngày hẹn trên giấy, nếu có').fill('2026-12-07');
  await expect(card).toContainText('Đang chờ. Hẹn thứ Hai, 07/12/2026.');
  await card.getByRole('checkbox', { name: 'Tôi đã lấy kết quả' }).check();
  await expect(card).toContainText('Đã lấy kết quả.');
  await page.getByRole('button', { name: 'Tải lời nhắc cho mọi hồ sơ' }).click();
  await expect(page.locator('[data-status]')).toContainText('Chưa có hồ sơ nào');
  await card.getByRole('button', { name: /Xóa hồ sơ này/ }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  await expect(card).toContainText(number);
});

test('a kept guide shows how far it is, and goes on at its step', async ({ watched: page }) => {
  await page.goto(guide);
  await page.getByRole('button', { name: 'Lưu vào sổ tay' }).click();
  await expect(page.getByRole('button', { name: 'Đã lưu. Bỏ khỏi sổ tay' })).toBeVisible();
  await page.goto(`${guide}#buoc-1`);
  await page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' }).check();
  await page.goto(`${guide}#buoc-3`);
  await expect(page.getByText('Bước 3 trong 9')).toBeVisible();
  await page.goto('/so-tay/');
  const link = page.getByRole('link', { name: /Đăng ký khai sinh trên mạng/ });
  await expect(link).toContainText('đã có 0 trong 3 thứ, xong 1 trong 9 bước, làm tiếp từ bước 3');
  await link.click();
  await expect(page.getByRole('heading', { name: 'Chọn nơi giải quyết' })).toBeVisible();
  await page.goto('/so-tay/');
  await page.getByRole('button', { name: /Bỏ khỏi sổ tay: Đăng ký khai sinh/ }).click();
  await expect(link).toHaveCount(0);
});

test('all of it goes into a file, off the phone, and back without loss or doubles', async ({
  watched: page,
}) => {
  await page.clock.setFixedTime(late);
  await page.goto('/dich-vu/dang-ky-khai-sinh/');
  await page.getByRole('button', { name: 'Lưu vào sổ tay' }).click();
  await page.getByRole('checkbox', { name: /Giấy chứng sinh/ }).check();
  await fileAt(page, guide, number);
  await expect(page.locator('file-keeper [data-status]')).toContainText(number);
  await page.goto('/so-tay/');
  await expect(page.getByText('Máy dùng chung?')).toBeInViewport();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải sổ tay về' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  const text = await textOf(download);
  const before = await device(page);

  await page.getByText('Trên máy này đang có gì').click();
  await expect(page.locator('[data-raw]')).toContainText(number);
  await page.getByRole('button', { name: 'Xóa hết trên máy này' }).click();
  await expect(page.getByText('Không lấy lại được.')).toBeVisible();
  await page.getByRole('button', { name: 'Thôi, không xóa' }).click();
  expect(await device(page)).toBe(before);
  await page.getByRole('button', { name: 'Xóa hết trên máy này' }).click();
  await page.getByRole('button', { name: 'Xóa thật' }).click();
  await expect(page.getByText('Đã xóa hết trên máy này.')).toBeVisible();
  expect(await device(page)).toBe('{}');
  await expect(page.locator('[data-files] > li')).toHaveCount(0);
  await expect(page.locator('[data-raw]')).toBeEmpty();

  for (let times = 0; times < 2; times += 1) {
    await importFile(page, text);
    await expect(page.getByText('Tệp có 1 hồ sơ, 1 việc.')).toBeVisible();
    await expect(page.locator('[data-files] > li')).toHaveCount(1);
    await expect(page.locator('[data-files] > li')).toContainText(number);
    await expect(page.locator('[data-notes] li')).toHaveCount(1);
  }
  const parsed = (json: string) =>
    Object.fromEntries(
      Object.entries(JSON.parse(json) as Record<string, string>).map(([key, value]) => [
        key,
        JSON.parse(value),
      ]),
    );
  expect(parsed(await device(page))).toMatchObject(parsed(before));
});

test('a broken or hostile file leaves everything as it was', async ({ watched: page }) => {
  await fileAt(page, guide, number);
  await expect(page.locator('file-keeper [data-status]')).toContainText(number);
  await page.goto('/so-tay/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải sổ tay về' }).click(),
  ]);
  const good = await textOf(download);
  const before = await device(page);
  for (const [text, words] of [
    ['not json', 'không phải sổ tay của Cầm Tay'],
    [good.slice(0, -20), 'không phải sổ tay của Cầm Tay'],
    [good.replace('Đăng ký', '<img src=x onerror=alert(1)>\\nĐăng ký'), 'không phải sổ tay'],
    [good.replace('huong-dan/', 'javascript:alert(1)//'), 'không phải sổ tay'],
    [good.replace(number, '082190001234'), 'số giống số căn cước'],
    [good.replace('"version": 1', '"version": 9'), 'bản Cầm Tay mới hơn'],
    [good + ' '.repeat(1_000_001), 'quá 1 MB'],
  ] as const) {
    await importFile(page, text);
    await expect(page.locator('[data-moved]')).toContainText(words);
    await expect(page.locator('[data-moved]')).toContainText('sổ tay vẫn như cũ');
    expect(await device(page)).toBe(before);
    await page.locator('[data-moved]').evaluate((box) => box.replaceChildren());
  }
});

test('one calendar file holds the days of all files', async ({ watched: page }) => {
  await page.clock.setFixedTime(late);
  await fileAt(page, guide, number);
  await expect(page.locator('file-keeper [data-status]')).toContainText(number);
  await fileAt(page, '/huong-dan/xac-nhan-so-cmnd/', 'H20.45.12-261127-0002');
  await expect(page.locator('file-keeper [data-status]')).toContainText('0002');
  await page.goto('/so-tay/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải lời nhắc cho mọi hồ sơ' }).click(),
  ]);
  const events = eventsIn(await textOf(download));
  expect(events).toHaveLength(2);
  expect(events.map(({ description }) => description).join()).toMatch(/0001.*0002|0002.*0001/s);
  await expect(page.locator('[data-status]')).toContainText('Trình duyệt trong Zalo');
});

test('it all works without network', async ({ watched: page, context }) => {
  await page.goto('/');
  await savedForOffline(page);
  await context.setOffline(true);
  await fileAt(page, guide, number);
  await expect(page.locator('file-keeper [data-status]')).toContainText(number);
  await page.getByRole('link', { name: 'Mở sổ tay' }).click();
  await expect(page.locator('[data-files] > li')).toContainText(number);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the end of a guide says what to do, and shows no field that does nothing', async ({
    page,
  }) => {
    await page.goto(guide);
    await expect(page.locator('#xong')).toContainText('Hồ sơ chỉ được nộp khi Cổng hiện mã hồ sơ.');
    await expect(page.locator('#xong')).toContainText('Thời hạn: Trong ngày.');
    await expect(page.locator('#xong input')).toHaveCount(3 + 1);
    for (const input of await page.locator('#xong input').all()) await expect(input).toBeHidden();
    await expect(page.getByRole('button', { name: 'Lưu vào sổ tay' })).toBeHidden();
    await page.goto('/so-tay/');
    await expect(page.locator('noscript p')).toContainText('ghi ra giấy');
  });
});
