import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/watched-page.ts';

/** One page of each kind. */
const kinds = [
  '/',
  '/tim/?q=khai%20sinh',
  '/thu-tuc/',
  '/thu-tuc/linh-vuc/ho-tich/',
  '/thu-tuc/1.004222/',
  '/thu-tuc/2.002913/#ma-2-002622',
  '/dich-vu/',
  '/dich-vu/dang-ky-khai-sinh/',
  '/huong-dan/dang-ky-khai-sinh/',
  '/huong-dan/dang-ky-khai-sinh/#buoc-3',
  '/huong-dan/dang-ky-khai-sinh/in/',
  '/viec/co-con-nho/',
  '/thiet-yeu/',
  '/viec/co-con-nho/#ket-hoi',
  '/ky-nang/',
  '/ky-nang/mat-may-quen-ma/',
  '/ho-so-bi-tra-lai/',
  '/giai-thich/',
  '/thay-doi/',
  '/thay-doi/2026-08-17-5230-qd-bca/',
  '/thay-doi/2026-11-24-kiem-chung/',
  '/thay-doi/linh-vuc/ho-tich/',
  '/noi-ho-tro/',
  '/noi-ho-tro/noi-cu-noi-moi/',
  '/so-tay/',
  '/ngoai-tuyen/',
  '/gop-y/',
  '/gop-y/cach-sua/',
  '/gop-y/loi-thuong-gap/',
  '/gioi-thieu/',
  '/mat-mang/',
  '/cai-dat/',
  '/ket-qua/',
  '/danh-gia/',
  '/danh-gia/can-bo/',
  '/danh-gia/cach-danh-gia/',
  '/loa/',
  '/loa/khai-sinh-mot-lan/',
  '/to-cong-nghe/',
  '/to-cong-nghe/buoi-toi-vneid/',
  '/to-cong-nghe/tai-lieu/',
  '/to-cong-nghe/ap-phich/dang-ky-khai-sinh/',
  '/to-cong-nghe/trinh-chieu/dang-ky-khai-sinh/#trang-7',
  '/to-cong-nghe/phien/',
  '/to-cong-nghe/phien/dang-ky-khai-sinh/',
  '/to-cong-nghe/phien/dang-ky-khai-sinh/#buoc-3',
  '/to-cong-nghe/so/',
  '/to-cong-nghe/so/to-giay/',
  '/cong-cu/chup-giay-to/',
  '/cong-cu/anh-4x6/',
  '/huong-dan/dang-ky-khai-sinh/tap/',
  '/huong-dan/dang-ky-khai-sinh/#xong',
  '/huong-dan/giay-xac-nhan-tinh-trang-hon-nhan/#buoc-5',
  '/en/',
  '/en/tim/?q=birth',
  '/en/huong-dan/dang-ky-khai-sinh/',
  '/en/huong-dan/dang-ky-khai-sinh/#buoc-3',
  '/en/dich-vu/dang-ky-khai-sinh/',
  '/en/viec/co-con-nho/',
  '/en/ky-nang/tranh-lua-dao/',
  '/en/thu-tuc/1.004222/',
];

const looks = [
  { name: 'light', colorScheme: 'light', text: 100 },
  { name: 'dark', colorScheme: 'dark', text: 100 },
  { name: 'large text', colorScheme: 'light', text: 150 },
] as const;

for (const { name, colorScheme, text } of looks)
  test.describe(name, () => {
    test.use({ colorScheme });
    test.beforeEach(async ({ page }) => {
      await page.addInitScript(
        (size) => localStorage.setItem('cam-tay:text-size', String(size)),
        text,
      );
    });

    for (const path of kinds)
      test(`axe finds nothing on ${path}`, async ({ watched: page }) => {
        await page.goto(path);
        if (path.includes('/tim/'))
          await page.locator('[data-search-results][data-ready]').waitFor();
        // What is laid out only when it comes near the screen would move while axe measures its targets.
        await page.evaluate(() => {
          const all = new CSSStyleSheet();
          all.replaceSync('* { content-visibility: visible !important; }');
          document.adoptedStyleSheets = [all];
        });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          // The hidden parts of step mode are hidden on purpose; colours are measured in tests/unit/styles at 7:1.
          .analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3)}`),
        ).toEqual([]);
      });
  });

test.describe('a narrow screen', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  for (const path of kinds)
    for (const text of [100, 200] as const)
      test(`nothing sticks out at 320 px and ${text} % on ${path}`, async ({ watched: page }) => {
        await page.addInitScript(
          (size) => localStorage.setItem('cam-tay:text-size', String(size)),
          text,
        );
        await page.goto(path);
        const out = await page.evaluate(() => {
          // Not the width that the page says: a phone makes that as wide as what sticks out.
          const width = 320;
          const wide = document.documentElement.scrollWidth - width;
          const culprits = [...document.querySelectorAll('body *')].filter(
            (element) =>
              !element.closest('.scroll, .skip, .vh') &&
              element.getBoundingClientRect().right > width + 1,
          );
          return wide > 0
            ? culprits.slice(0, 3).map(({ outerHTML }) => outerHTML.slice(0, 100))
            : [];
        });
        expect(out).toEqual([]);
      });
});

test('twice the text size of the browser loses nothing at 320 px', async ({ watched: page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    '/',
    '/dich-vu/dang-ky-khai-sinh/',
    '/huong-dan/dang-ky-khai-sinh/#buoc-3',
    '/tim/?q=khai%20sinh',
    '/thu-tuc/1.004222/',
  ]) {
    await page.goto(path);
    // What the setting of Chrome on Android does: the root's size, from outside the page's own style.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('html { font-size: 200% !important }');
      document.adoptedStyleSheets = [sheet];
    });
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});

for (const path of [
  '/',
  '/dich-vu/dang-ky-khai-sinh/',
  '/huong-dan/dang-ky-khai-sinh/',
  '/huong-dan/dang-ky-khai-sinh/#buoc-2',
  '/tim/?q=khai%20sinh',
  '/so-tay/',
  '/ngoai-tuyen/',
  '/thu-tuc/',
  '/noi-ho-tro/',
  '/noi-ho-tro/noi-cu-noi-moi/',
  '/huong-dan/giay-xac-nhan-tinh-trang-hon-nhan/',
  '/huong-dan/dang-ky-khai-sinh/#xong',
  '/huong-dan/dang-ky-khai-sinh/tap/',
  '/cai-dat/',
  '/cong-cu/chup-giay-to/',
  '/cong-cu/anh-4x6/',
  '/loa/',
  '/ket-qua/',
  '/to-cong-nghe/tai-lieu/',
  '/to-cong-nghe/ap-phich/dang-ky-khai-sinh/',
  '/to-cong-nghe/trinh-chieu/dang-ky-khai-sinh/',
])
  test(`everything to tap on ${path} is at least 48 px high, unless it stands in a sentence`, async ({
    watched: page,
  }) => {
    await page.goto(path);
    if (path.includes('/tim/')) await page.locator('[data-search-results][data-ready]').waitFor();
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'a, button, summary, select, textarea, input:not([type=checkbox], [type=radio], .vh), label:has(input[type=checkbox], input[type=radio], .vh)',
        ),
      ]
        .filter(
          (element) =>
            (element as HTMLElement).checkVisibility({ checkOpacity: true }) &&
            !element.closest(
              '.skip, p:not(.pair), td, th, dd, .trust, main > ul:not([class]), small, [data-pages]',
            ),
        )
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && (box.height < 47.5 || box.width < 47.5))
        .map(
          ({ element, box }) =>
            `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 90)}`,
        ),
    );
    expect(small).toEqual([]);
  });

test('the skip link is the first stop of the keyboard and leads into the page', async ({
  watched: page,
}) => {
  await page.goto('/dich-vu/dang-ky-khai-sinh/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Bỏ qua, tới nội dung' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('a guide can be walked with the keyboard alone', async ({ watched: page }) => {
  await page.goto('/huong-dan/dang-ky-khai-sinh/#buoc-1');
  await page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' })).toBeChecked();
  await page.getByRole('link', { name: 'Xong, bước 2' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Tìm thủ tục/ })).toBeFocused();
});

test('what has the focus is never behind the bar at the bottom', async ({ watched: page }) => {
  await page.goto('/dich-vu/dang-ky-khai-sinh/');
  const covered: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => {
      const element = document.activeElement;
      const bar = document.querySelector('.bottom');
      if (!element || !bar || bar.contains(element) || element === document.body) return '';
      const [box, top] = [element.getBoundingClientRect(), bar.getBoundingClientRect().top];
      return box.top >= top - 1 ? element.outerHTML.slice(0, 80) : '';
    });
    if (hidden) covered.push(hidden);
  }
  expect(covered).toEqual([]);
});
