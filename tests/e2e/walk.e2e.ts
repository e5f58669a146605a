import AxeBuilder from '@axe-core/playwright';
import { expect, savedForOffline, test } from '../support/watched-page.ts';

/** The whole way of one resident, on each kind of screen and in each look; every stop leaves a picture to be looked at. */
const looks = [
  { name: 'a small phone', width: 360, height: 780, colorScheme: 'light', text: 100 },
  { name: 'a phone in the dark', width: 390, height: 844, colorScheme: 'dark', text: 100 },
  { name: 'a phone with large text', width: 390, height: 844, colorScheme: 'light', text: 150 },
  { name: 'a tablet', width: 820, height: 1180, colorScheme: 'light', text: 100 },
  { name: 'a desktop', width: 1280, height: 800, colorScheme: 'light', text: 100 },
] as const;

const number = 'H20.45.12-261127-0001';

for (const { name, width, height, colorScheme, text } of looks)
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme });

    test('from a search to a file number, its day, the notebook, a reminder and a printed sheet', async ({
      watched: page,
      context,
    }, info) => {
      test.setTimeout(120_000);
      let stop = 0;
      const look = async (what: string): Promise<void> => {
        stop += 1;
        await page.screenshot({
          path: info.outputPath(`${String(stop).padStart(2, '0')}-${what}.png`),
        });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${what} is wider than the screen`).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(
          violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html.slice(0, 200)}`),
        ).toEqual([]);
      };
      await page.addInitScript((size) => {
        localStorage.setItem('cam-tay:text-size', String(size));
      }, text);
      await page.clock.setFixedTime(new Date('2026-11-27T02:30:00Z'));

      await page.goto('/');
      await page.getByRole('searchbox').fill('giay doc than');
      await page.getByRole('button', { name: 'Tìm', exact: true }).click();
      const first = page.locator('ol[data-search-results][data-ready] > li').first();
      await expect(first).toHaveAttribute('data-id', 'giay-xac-nhan-tinh-trang-hon-nhan');
      await look('search');

      await first.getByRole('link', { name: /Làm từng bước/ }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(
        'tình trạng hôn nhân trên mạng',
      );
      await page.getByRole('radio', { name: 'Bạn đã ly hôn' }).check();
      await look('chooser');

      const papers = page.locator('tick-list').first();
      await expect(papers.getByRole('checkbox', { name: /giấy khai tử/ })).toBeHidden();
      await papers.getByRole('checkbox').first().check();
      await papers.getByRole('checkbox', { name: /bản án hoặc quyết định ly hôn/ }).check();
      await look('checklist');

      await page.locator('[data-resume]').click();
      for (let step = 1; step <= 9; step += 1) {
        await expect(page.getByText(`Bước ${step} trong 9`)).toBeVisible();
        if (step <= 6) await look(`step-${step}`);
        await page.locator('.step-controls .next').click();
      }

      await expect(page.getByRole('heading', { name: 'Đã xong chưa?' })).toBeVisible();
      await page.getByLabel('Chép mã hồ sơ vào đây').fill(number);
      await expect(page.locator('result-day [role=status]')).toContainText('Có kết quả');
      await look('file-number');
      await page.getByRole('button', { name: 'Lưu hồ sơ này' }).click();
      await expect(page.locator('file-keeper [data-status]')).toContainText(number);
      await look('result-date');

      await page.getByRole('link', { name: 'Mở sổ tay' }).click();
      const card = page.locator('[data-files] > li');
      await expect(card).toContainText(number);
      await expect(page.getByRole('link', { name: /xong 9 trong 9 bước/ })).toBeVisible();
      await look('notebook');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        card.getByRole('button', { name: /Tải lời nhắc vào lịch/ }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.ics$/);

      await savedForOffline(page);
      await context.setOffline(true);
      await page.goto('/huong-dan/giay-xac-nhan-tinh-trang-hon-nhan/');
      await expect(page.getByRole('radio', { name: 'Bạn đã ly hôn' })).toBeChecked();
      await page.goto('/huong-dan/dang-ky-khai-sinh/in/');
      await look('offline-hand-out');
      const sheet = await page.pdf({ preferCSSPageSize: true });
      expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
      expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    });
  });
