import { globSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readPrinted } from '../support/printed.ts';
import { readCode } from '../support/qr-code.ts';
import { expect, savedForOffline, test } from '../support/watched-page.ts';

const folder = '/to-cong-nghe';
const made = (kind: string): string[] =>
  globSync(`dist${folder}/${kind}/*/index.html`)
    .map((path) => path.replaceAll('\\', '/').replace(/^dist(.*)index\.html$/, '$1'))
    .sort();
const [posters, decks] = [made('ap-phich'), made('trinh-chieu')];
const poster = (slug: string): string => `${folder}/ap-phich/${slug}/`;
const deck = (slug: string): string => `${folder}/trinh-chieu/${slug}/`;
const print = (page: Page): Promise<Buffer> => page.pdf({ preferCSSPageSize: true, tagged: true });
const letters = (text: string): string =>
  [...text.normalize('NFC').replace(/\s+/g, '')].sort().join('');

test.describe('the page of materials', () => {
  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('shows the chosen group alone, and all of them again', async ({ page }) => {
      await page.goto(`${folder}/tai-lieu/`);
      const groups = page.locator('.groups > section');
      const all = await groups.count();
      await expect(groups.filter({ visible: true })).toHaveCount(all);
      await page.getByRole('link', { name: 'Có con nhỏ' }).click();
      await expect(groups.filter({ visible: true })).toHaveCount(1);
      await expect(page.getByRole('heading', { name: 'Có con nhỏ' })).toBeVisible();
      const birth = page.locator('.takes > li', { hasText: 'Đăng ký khai sinh trên mạng' });
      await expect(birth.filter({ visible: true }).getByRole('link')).toHaveText([
        'Tờ phát A4',
        'Áp phích A3',
        'Trình chiếu',
        'Bài đọc loa',
        'Lời gửi Zalo',
      ]);
      await page.getByRole('link', { name: 'Tất cả' }).click();
      await expect(groups.filter({ visible: true })).toHaveCount(all);
    });
  });
});

test.describe('posters', () => {
  test('all of them fill one sheet of A3 and no more, with room for wider fonts', async ({
    watched: page,
  }) => {
    test.setTimeout(180_000);
    expect(posters.length).toBeGreaterThan(40);
    await page.emulateMedia({ media: 'print' });
    // 267 × 390 mm within the margins.
    await page.setViewportSize({ width: 1009, height: 1474 });
    const wrong: string[] = [];
    for (const path of posters) {
      await page.goto(path);
      const { full, needed, wide } = await page.locator('main').evaluate((main) => {
        const high = () => (main.getBoundingClientRect().height / 96) * 25.4;
        const full = high();
        main.style.minHeight = '0';
        return { full, needed: high(), wide: document.documentElement.scrollWidth };
      });
      if (needed > 383 || full > 389 || full < 386 || wide > 1009)
        wrong.push(`${path}: ${needed.toFixed(0)} of ${full.toFixed(0)} mm, ${wide} px`);
    }
    expect(wrong).toEqual([]);
  });

  for (const slug of [
    'cam-tay',
    'khong-doc-ma-otp',
    'noi-den-va-so-goi',
    'dang-ky-khai-sinh',
    'cap-doi-cap-lai-can-cuoc',
    'tranh-lua-dao',
  ])
    test(`${slug} prints as one page of A3 that is read from 3 m, and a camera reads its code`, async ({
      watched: page,
      browser,
    }) => {
      await page.goto(poster(slug));
      const said = await page.locator('main').evaluate((main) => main.textContent);
      const title = (await page.locator('h1').textContent()) ?? '';
      const { pages, texts, lang, isTagged } = await readPrinted(await print(page));
      expect(pages).toHaveLength(1);
      expect(pages[0]?.width).toBeCloseTo(297, 0);
      expect(pages[0]?.height).toBeCloseTo(420, 0);
      expect(letters(texts.map(({ text }) => text).join(''))).toBe(letters(said ?? ''));
      expect([lang, isTagged]).toEqual(['vi', true]);
      for (const { text, left, right, bottom } of texts) {
        expect(left, text).toBeGreaterThanOrEqual(14.5);
        expect(right, text).toBeLessThanOrEqual(282.5);
        expect(bottom, text).toBeGreaterThanOrEqual(14.5);
      }
      const largest = Math.max(...texts.map(({ size }) => size));
      expect(largest).toBeGreaterThanOrEqual(59.9);
      const large = texts.filter(({ size }) => size === largest).map(({ text }) => text);
      expect(letters(large.join(''))).toBe(letters(title));
      const lines = await page.locator('.poster-lines dd').allTextContents();
      const readable = letters(
        texts.flatMap(({ text, size }) => (size >= 35.9 && size < largest ? [text] : [])).join(''),
      );
      expect(readable).toBe(letters(lines.join('')));
      expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(13.9);

      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 1009, height: 1474 });
      const code = page.locator('.qr');
      const behind = { 'cam-tay': '', 'khong-doc-ma-otp': 'ky-nang/tranh-lua-dao/' }[slug];
      const address = (await page.locator('.typed').textContent()) ?? '';
      const read = await readCode(browser, await code.screenshot());
      expect(read).toBe(`https://${address.replace(/\/?$/, '/')}`);
      if (behind !== undefined) expect(read).toBe(`https://camtay.example/${behind}`);
    });

  for (const colorScheme of ['light', 'dark'] as const)
    test.describe(`on a phone, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport: { width: 360, height: 780 } });
      test('a poster is read without zooming, and prints white', async ({
        watched: page,
        browser,
      }) => {
        await page.goto(poster('dang-ky-khai-sinh'));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        await expect(page.getByRole('button', { name: 'In áp phích A3' })).toBeVisible();
        const least = await page.evaluate(() =>
          Math.min(
            ...[...document.querySelectorAll('body p, body dt, body dd, h1, button')].map((one) =>
              Number.parseFloat(getComputedStyle(one).fontSize),
            ),
          ),
        );
        expect(least).toBeGreaterThanOrEqual(18);
        const code = await readCode(browser, await page.locator('.qr').screenshot());
        expect(code).toBe('https://camtay.example/huong-dan/dang-ky-khai-sinh/');
        const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        expect(await paper()).toBe(
          colorScheme === 'dark' ? 'rgb(15, 22, 19)' : 'rgb(255, 255, 255)',
        );
        await page.emulateMedia({ media: 'print' });
        expect(await paper()).toBe('rgb(255, 255, 255)');
      });
    });
});

test.describe('slides', () => {
  /** Slides that are taller or wider than the screen, and letters too small for the last row. */
  async function faultsOf(page: Page): Promise<string[]> {
    return page.evaluate(() => {
      const letter = Number.parseFloat(getComputedStyle(document.body).fontSize);
      return [...document.querySelectorAll('section')].flatMap((slide) => {
        const { height } = slide.getBoundingClientRect();
        const small = [...slide.querySelectorAll('h1, h2, .words p, .words li, .screen li')].some(
          (one) => Number.parseFloat(getComputedStyle(one).fontSize) < letter,
        );
        return height > innerHeight + 1 || slide.scrollWidth > innerWidth || small
          ? [`${slide.id}: ${Math.round(height)} of ${innerHeight}, ${slide.scrollWidth} px`]
          : [];
      });
    });
  }

  const sample = decks.filter((_, index) => index % 9 === 0);
  for (const [width, height, shown] of [
    [1280, 720, decks],
    [1920, 1080, sample],
    [360, 780, sample],
  ] as const)
    test(`no slide of ${shown.length} decks is taller or wider than ${width} × ${height}`, async ({
      watched: page,
    }) => {
      test.setTimeout(180_000);
      expect(shown.length).toBeGreaterThan(7);
      await page.setViewportSize({ width, height });
      const wrong: string[] = [];
      for (const path of shown) {
        await page.goto(path);
        wrong.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`));
      }
      expect(wrong).toEqual([]);
      const letter = await page.evaluate(() =>
        Number.parseFloat(getComputedStyle(document.body).fontSize),
      );
      // 4 % of the width of a television, and what a phone in the hand needs.
      expect(letter).toBeGreaterThanOrEqual(width > 1000 ? width * 0.04 : 24);
    });

  /** The number of the slide that fills the screen. */
  const now = (page: Page): Promise<string> =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('section')].find(
          (slide) => Math.abs(slide.getBoundingClientRect().top) < 2,
        )?.id ?? 'between two',
    );

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('“Tiếp” and “Trước” lead from slide to slide, and back leads back', async ({ page }) => {
      await page.goto(deck('dang-ky-khai-sinh'));
      await page.locator('#trang-1').getByRole('link', { name: 'Tiếp' }).click();
      await expect(page).toHaveURL(/#trang-2$/);
      await expect(page.locator('#trang-2')).toBeInViewport({ ratio: 0.95 });
      await page.locator('#trang-2').getByRole('link', { name: 'Tiếp' }).click();
      await expect(page.locator('#trang-3')).toBeInViewport({ ratio: 0.95 });
      await page.locator('#trang-3').getByRole('link', { name: 'Trước' }).click();
      await expect(page.locator('#trang-2')).toBeInViewport({ ratio: 0.95 });
    });
  });

  test('keys, pointers for talks and remote controls turn the pages; Esc leaves', async ({
    watched: page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(`${folder}/tai-lieu/`);
    await page.goto(deck('dang-ky-khai-sinh'));
    const last = `trang-${await page.locator('section').count()}`;
    for (const [key, at] of [
      ['ArrowRight', 'trang-2'],
      ['Space', 'trang-3'],
      ['PageDown', 'trang-4'],
      ['ArrowDown', 'trang-5'],
      ['Enter', 'trang-6'],
      ['PageUp', 'trang-5'],
      ['ArrowLeft', 'trang-4'],
      ['Shift+Space', 'trang-3'],
      ['End', last],
      ['ArrowRight', last],
      ['Home', 'trang-1'],
      ['ArrowUp', 'trang-1'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => now(page), { message: key }).toBe(at);
    }
    // Keys that keyboards do not have.
    for (const [key, at] of [
      ['ChannelUp', 'trang-2'],
      ['MediaTrackNext', 'trang-3'],
      ['ChannelDown', 'trang-2'],
    ] as const) {
      await page.evaluate(
        (name) =>
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true })),
        key,
      );
      await expect.poll(() => now(page), { message: key }).toBe(at);
    }
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(`${folder}/tai-lieu/`);
    // Turning by keys has left no trail.
    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(`${folder}/tai-lieu/`);
  });

  test('a finger that scrolls takes the keys along', async ({ watched: page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(deck('tranh-lua-dao'));
    await page.evaluate(() => scrollTo(0, innerHeight * 4));
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => now(page)).toBe('trang-6');
  });

  test('the button fills the whole screen with the same slide, and gives it back', async ({
    watched: page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(`${deck('dang-ky-khai-sinh')}#trang-7`);
    await page.locator('#trang-7').getByRole('button', { name: 'Toàn màn hình' }).click();
    const small = page.locator('#trang-7').getByRole('button', { name: 'Thu nhỏ' });
    await expect(small).toBeVisible();
    await expect.poll(() => now(page)).toBe('trang-7');
    await small.click();
    await expect(
      page.locator('#trang-7').getByRole('button', { name: 'Toàn màn hình' }),
    ).toBeVisible();
    await expect.poll(() => now(page)).toBe('trang-7');
  });

  test('the drawing of a step is shown after its words', async ({ watched: page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(deck('dang-ky-khai-sinh'));
    const login = page.locator('section', {
      has: page.getByRole('heading', { name: 'Đăng nhập' }),
    });
    await expect(login.nth(0).getByRole('listitem')).toHaveCount(3);
    await expect(login.nth(1).getByText('Trên màn hình bạn sẽ thấy')).toBeVisible();
    await expect(login.nth(1).locator('.look')).toContainText('Đăng nhập');
  });
});

test('a coach saves all of it with one tap, and opens it without network', async ({
  watched: page,
  context,
}) => {
  await page.goto(`${folder}/`);
  await savedForOffline(page);
  const pack = page.locator('save-pack[data-pack="to-cong-nghe"]');
  await pack.getByRole('button', { name: 'Lưu vào máy' }).click();
  await expect(pack).toContainText('✓ Đã lưu đủ', { timeout: 30_000 });
  await context.setOffline(true);
  for (const path of [
    `${folder}/tai-lieu/`,
    poster('dang-ky-khai-sinh'),
    deck('vao-lop-sau'),
    `${folder}/buoi-toi-vneid/`,
    '/huong-dan/vao-lop-sau/in/',
    '/loa/khong-doc-ma-otp/',
    '/ky-nang/tranh-lua-dao/',
  ]) {
    await page.goto(path);
    await expect(page.locator('h1').first(), path).not.toHaveText('Trang này chưa lưu trên máy');
  }
  // With its letters and its keys, not only its words.
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(deck('dang-ky-khai-sinh'));
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#trang-2')).toBeInViewport({ ratio: 0.95 });
  await page.goto('/ngoai-tuyen/');
  const row = page.locator('.packs li', { hasText: 'Tổ công nghệ số' });
  await expect(row).toContainText('✓ Đã lưu đủ');
});
