import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import type { Page } from '@playwright/test';
import { readPrinted } from '../support/printed.ts';
import { readCode } from '../support/qr-code.ts';
import { expect, test } from '../support/watched-page.ts';

const declared = new Map(
  globSync('content/guides/*.mdx').map((path) => [
    basename(path, '.mdx'),
    /^sheets: 2$/m.test(readFileSync(path, 'utf8')) ? 2 : 1,
  ]),
);
const slugs = [...declared.keys()].sort();
const byLength = slugs.toSorted((a, b) => a.length - b.length);
const sheetOf = (slug: string): string => `/huong-dan/${slug}/in/`;
const print = (page: Page): Promise<Buffer> => page.pdf({ preferCSSPageSize: true, tagged: true });

/** The letters of a text, whatever order and lines they come in. */
const letters = (text: string): string =>
  [...text.normalize('NFC').replace(/\s+/g, '')].sort().join('');

/** A little more than the 12 mm of the design, because letters lean out of their boxes by a hair. */
const margin = 11.8;

for (const [part, of] of [
  [0, 2],
  [1, 2],
] as const)
  test(`every hand-out is A4 and as long as declared, with all its words in readable letters (${part + 1} of ${of})`, async ({
    watched: page,
  }) => {
    test.setTimeout(240_000);
    expect(slugs.length).toBeGreaterThan(50);
    for (const slug of slugs.filter((_, index) => index % of === part)) {
      await page.goto(sheetOf(slug));
      const said = await page.locator('main').evaluate((main) => main.textContent);
      const { pages, texts, title, lang, isTagged } = await readPrinted(await print(page));

      expect(pages.length, slug).toBe(declared.get(slug));
      for (const { width, height } of pages) {
        expect(width, slug).toBeCloseTo(210, 0);
        expect(height, slug).toBeCloseTo(297, 0);
      }
      const isFoot = (text: string) => pages.length > 1 && /^Trang \d trên \d$/.test(text);
      // Margin boxes come in pieces.
      const inside = texts.filter(({ bottom }) => bottom > margin);
      const foot = texts.filter(({ bottom }) => bottom <= margin);
      for (const number of pages.keys()) {
        const words = foot.filter(({ page: on }) => on === number + 1).map(({ text }) => text);
        expect(words.join('') === '' || isFoot(words.join('')), `${slug}: ${words.join('')}`).toBe(
          true,
        );
      }
      expect(letters(inside.map(({ text }) => text).join('')), slug).toBe(letters(said ?? ''));
      for (const { text, left, right, top } of inside) {
        expect(left, `${slug}: ${text}`).toBeGreaterThanOrEqual(margin);
        expect(right, `${slug}: ${text}`).toBeLessThanOrEqual(210 - margin);
        expect(top, `${slug}: ${text}`).toBeLessThanOrEqual(297 - margin + 1);
      }
      const least = Math.min(...texts.map(({ size }) => size));
      expect(least, slug).toBeGreaterThanOrEqual(10.45);
      expect(title, slug).toContain('Tờ hướng dẫn: ');
      expect(lang, slug).toBe('vi');
      expect(isTagged, slug).toBe(true);
    }
  });

test('a sheet keeps room for fonts that are wider than those here', async ({ watched: page }) => {
  test.setTimeout(120_000);
  const full: string[] = [];
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1032 });
  for (const slug of slugs.filter((one) => declared.get(one) === 1)) {
    await page.goto(sheetOf(slug));
    const height = await page.locator('main').evaluate((main) => {
      main.style.minHeight = '0';
      for (const list of main.querySelectorAll<HTMLElement>('.sheet-steps'))
        list.style.flex = 'none';
      return (main.getBoundingClientRect().height / 96) * 25.4;
    });
    if (height > 266) full.push(`${slug}: ${height.toFixed(0)} mm`);
  }
  expect(full, 'shorten the guide, or declare “sheets: 2”').toEqual([]);
});

test('no setting of letter size on a device changes the paper', async ({ watched: page }) => {
  await page.goto(sheetOf('lien-thong-khai-sinh'));
  const before = await readPrinted(await print(page));
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const after = await readPrinted(await print(page));
  expect(after.pages).toHaveLength(1);
  expect(after.texts).toEqual(before.texts);
});

test('a sheet of two pages numbers them, one of a single page does not', async ({
  watched: page,
}) => {
  const long = slugs.find((slug) => declared.get(slug) === 2);
  await page.goto(sheetOf(long ?? ''));
  const two = await readPrinted(await print(page));
  const lastLine = two.texts.filter(({ page: on, bottom }) => on === 2 && bottom <= margin);
  expect(lastLine.map(({ text }) => text).join('')).toBe('Trang 2 trên 2');
  await page.goto(sheetOf('dang-ky-khai-sinh'));
  const one = await readPrinted(await print(page));
  expect(one.texts.map(({ text }) => text).join(' ')).not.toMatch(/Trang \d/);
});

test('a sheet has boxes to tick, places to write, whom to ask, a warning, its version and its day', async ({
  watched: page,
}) => {
  await page.goto(sheetOf('dang-ky-khai-sinh'));
  const { texts } = await readPrinted(await print(page));
  const words = texts.map(({ text }) => text).join(' ');
  for (const part of [
    /Mã hồ sơ:/,
    /Ngày hẹn:/,
    /Tổ công nghệ số:/,
    /Điện thoại:/,
    /Không ai có quyền hỏi mật khẩu hay mã OTP/,
    /camtay\.example\/huong-dan\/dang-ky-khai-sinh/,
  ])
    expect(words.replace(/\s+/g, ' ')).toMatch(part);
  // Written without its spaces: “ff” is one sign in the font, and a reader of PDF sets it apart.
  expect(words.replace(/\s+/g, '')).toMatch(/Kiểmtra\d\d\/\d\d\/\d{4}·bản[0-9a-f]{12}/);
  await page.emulateMedia({ media: 'print' });
  const [things, steps] = [page.locator('.boxes > li'), page.locator('.sheet-steps > li')];
  await expect(page.locator('.boxes .box')).toHaveCount(await things.count());
  await expect(page.locator('.sheet-steps .box')).toHaveCount(await steps.count());
  // A line to write on is a finger high, and as long as a telephone number in a large hand.
  await page.setViewportSize({ width: 703, height: 1032 });
  const lines = page.locator('.to-fill', { hasNotText: 'Ngày hẹn' });
  await expect(lines).toHaveCount(3);
  for (const line of await lines.all()) {
    expect((await line.boundingBox())?.height).toBeGreaterThan((8 / 25.4) * 96);
    const { width } = (await line.locator('.dots').boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan((40 / 25.4) * 96);
  }
});

for (const slug of [byLength.at(0), 'dang-ky-khai-sinh', byLength.at(-1)] as string[])
  test(`a camera reads the code on the sheet of ${slug}`, async ({ watched: page, browser }) => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1032 });
    await page.goto(sheetOf(slug));
    const code = page.locator('.qr svg');
    const { width } = (await code.boundingBox()) ?? { width: 0 };
    const squares = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
    const side = (width / 96) * 25.4;
    expect(side).toBeGreaterThanOrEqual(25);
    // On 25 mm too, where a host has a longer name than this one.
    expect(25 / squares).toBeGreaterThanOrEqual(0.6);
    // White for four squares above its words, as the standard of the code asks.
    const gap = await page.locator('.qr').evaluate((figure) => {
      const words = document.createRange();
      words.selectNodeContents(figure.lastChild ?? figure);
      const code = figure.querySelector('svg')?.getBoundingClientRect();
      return words.getBoundingClientRect().top - (code?.bottom ?? 0);
    });
    expect(gap).toBeGreaterThanOrEqual((4 * width) / squares - 0.1);
    const picture = await page.locator('.qr').screenshot();
    expect(await readCode(browser, picture)).toBe(`https://camtay.example/huong-dan/${slug}/`);
  });

test('on a small screen the list has the whole width and the code stands below it', async ({
  watched: page,
}) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(sheetOf('dang-ky-khai-sinh'));
  const list = await page.locator('.boxes').boundingBox();
  const code = await page.locator('.qr').boundingBox();
  expect(list?.width).toBe(360 - 32);
  expect(code?.y).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
  const least = await page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('body *')]
        .filter((element) =>
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ),
  );
  expect(least).toBeGreaterThanOrEqual(18);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('a browser that prints has the button', async ({ watched: page }) => {
  await page.goto(sheetOf('dang-ky-khai-sinh'));
  await expect(page.getByRole('button', { name: 'In tờ này' })).toBeVisible();
  await expect(page.getByText(/Cửa sổ này không in được/)).toBeHidden();
});

test.describe('inside Zalo', () => {
  test.use({
    userAgent:
      'Mozilla/5.0 (Linux; Android 11; SM-A125F Build/RP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36 Zalo android/12090688 ZaloTheme/light ZaloLanguage/vi',
  });
  test('there is no button that does nothing, but what to do instead', async ({
    watched: page,
  }) => {
    await page.goto(sheetOf('dang-ky-khai-sinh'));
    await expect(page.getByText(/Cửa sổ này không in được/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'In tờ này' })).toBeHidden();
  });
});

test.describe('npm run handouts', () => {
  const slug = 'khoa-mo-tai-khoan-vneid';
  let folder = '';
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/handouts.ts', '--out', folder, ...args], {
      encoding: 'utf8',
    });
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cam-tay-handouts-'));
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('writes a sheet, a card and its words, the same bytes each time', async ({ browser }) => {
    test.setTimeout(180_000);
    const first = run('--only', slug);
    expect(first.stderr).toBe('');
    expect(first.status).toBe(0);
    expect(first.stdout).toContain(`1/1 ${slug}`);
    const names = ['handouts.json', 'index.html', `${slug}.pdf`, `${slug}.png`, `${slug}.txt`];
    expect(readdirSync(folder).sort()).toEqual(names);
    const bytes = () => names.map((name) => readFileSync(join(folder, name)));
    const [, page, pdf, card, words] = bytes();
    expect(words).toEqual(readFileSync(`dist/huong-dan/${slug}/zalo.txt`));
    expect(page?.toString()).toContain('<textarea readonly');
    expect(pdf?.toString('latin1')).toContain('(https://camtay.example/ky-nang/');
    expect(pdf?.toString('latin1')).not.toContain('127.0.0.1');
    expect(card?.length).toBeLessThanOrEqual(120_000);
    expect([card?.readUInt32BE(16), card?.readUInt32BE(20)]).toEqual([1080, 1350]);
    expect(await readCode(browser, card ?? Buffer.alloc(0))).toBe(
      `https://camtay.example/huong-dan/${slug}/`,
    );
    const before = bytes();
    expect(run('--only', slug).status).toBe(0);
    expect(bytes().map((one, index) => one.equals(before[index] ?? Buffer.alloc(0)))).toEqual(
      names.map(() => true),
    );
  });

  test('says in Vietnamese what is missing, and leaves nothing behind', () => {
    const unknown = run('--only', 'dang-ky-khai-sin');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('Có phải “dang-ky-khai-sinh”?');
    const noSite = run('--dist', join(folder, 'nowhere'));
    expect(noSite.status).toBe(2);
    expect(noSite.stderr).toContain('npm run build');
    expect(readdirSync(folder)).toEqual([]);
  });
});
