import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { type PaperPhoto, paperPhoto, portraitPhoto } from '../support/paper-photos.ts';
import { expect, savedForOffline, test } from '../support/watched-page.ts';

const address = '/cong-cu/chup-giay-to/';

const photo = async (page: Page, name: string, wishes: PaperPhoto = {}) => ({
  name: `${name}.jpg`,
  mimeType: 'image/jpeg',
  buffer: await paperPhoto(page, wishes),
});

const pick = (page: Page) => page.getByLabel('Chọn ảnh đã có trong máy');
const cards = (page: Page) => page.locator('.paper-page');

async function add(page: Page, ...wishes: PaperPhoto[]): Promise<void> {
  const before = await cards(page).count();
  const files = [];
  for (const [nth, wish] of wishes.entries()) files.push(await photo(page, `hinh-${nth}`, wish));
  await pick(page).setInputFiles(files);
  await expect(cards(page)).toHaveCount(before + wishes.length);
  await expect(page.getByText(`Đã thêm ${wishes.length} hình`)).toBeVisible();
}

async function savedPdf(
  page: Page,
): Promise<{ name: string; bytes: Uint8Array; pdf: PDFDocument }> {
  await page.getByRole('button', { name: 'Làm tệp PDF' }).click();
  await expect(page.locator('[data-made]')).toContainText('Xong: ', { timeout: 40_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu vào máy' }).click(),
  ]);
  const bytes = new Uint8Array(await readFile(await download.path()));
  return {
    name: download.suggestedFilename(),
    bytes,
    pdf: await PDFDocument.load(bytes, { throwOnInvalidObject: true }),
  };
}

test('two photos become one PDF with its name, cut by keyboard, and nothing leaves the device', async ({
  watched: page,
}) => {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await add(page, { sheet: 0.7, tilt: 12 }, {});
  // The worker of a first visit fetches its packs; the page itself asks for nothing.
  expect(requests.filter((url) => !/\/goi\/|\/release|\/sw\.js/.test(url))).toEqual([]);

  const first = cards(page).first();
  await expect(first.locator('[data-fault=tilted]')).toBeVisible();
  await page.getByRole('button', { name: 'Sửa khung, trang 1' }).focus();
  await page.keyboard.press('Enter');
  const corner = page.getByRole('button', { name: /^Góc trên bên trái/ });
  await expect(corner).toBeFocused();
  await page.getByRole('button', { name: 'Lấy cả hình' }).click();
  await expect(corner).toHaveAccessibleName('Góc trên bên trái: ngang 0 %, dọc 0 %');
  await corner.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(corner).toHaveAccessibleName('Góc trên bên trái: ngang 5 %, dọc 2 %');
  // Without a drag and without a keyboard: choose a corner, press an arrow.
  await page.getByRole('button', { name: /^Góc dưới bên phải/ }).click();
  await page.getByRole('button', { name: 'Nhích trái' }).click();
  await expect(page.getByRole('button', { name: /^Góc dưới bên phải/ })).toHaveAccessibleName(
    'Góc dưới bên phải: ngang 99 %, dọc 100 %',
  );
  await page.getByRole('button', { name: 'Tìm mép giấy' }).click();
  await page.getByRole('button', { name: 'Xong' }).focus();
  await page.keyboard.press('Enter');
  await expect(first.locator('[data-fault=tilted]')).toHaveCount(0);
  await expect(page.getByLabel('Khổ giấy, trang 1')).toHaveValue('a4');

  await page.getByLabel('Tên tệp').fill('Giấy chứng sinh');
  const { name, bytes, pdf } = await savedPdf(page);
  expect(name).toBe('giay-chung-sinh.pdf');
  expect(bytes.length).toBeLessThanOrEqual(5_000_000);
  expect(pdf.getPages().map((sheet) => sheet.getSize())).toEqual([
    { width: 595.28, height: 841.89 },
    { width: 595.28, height: 841.89 },
  ]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('a corner can be dragged', async ({ watched: page }) => {
  await page.goto(address);
  await add(page, {});
  await page.getByRole('button', { name: 'Sửa khung, trang 1' }).click();
  await page.getByRole('button', { name: 'Lấy cả hình' }).click();
  const corner = page.getByRole('button', { name: /^Góc dưới bên trái/ });
  await corner.scrollIntoViewIfNeeded();
  const stage = await page.locator('.corner-stage canvas').boundingBox();
  if (!stage) throw new Error('no stage');
  const [x, y] = [stage.x, stage.y + stage.height];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + stage.width * 0.2, y - stage.height * 0.1, { steps: 4 });
  await page.mouse.up();
  await expect(corner).toHaveAccessibleName('Góc dưới bên trái: ngang 20 %, dọc 90 %');
});

test('a smaller limit gives a smaller file, and a changed page asks for a new one', async ({
  watched: page,
}) => {
  await page.goto(address);
  const large = { width: 2100, height: 2970, sheet: 0.98 };
  await add(page, large, large, large, large);
  await page.getByLabel('Tệp nặng tối đa').selectOption('20');
  const free = await savedPdf(page);
  expect(free.bytes.length).toBeGreaterThan(1_000_000);
  await page.getByLabel('Tệp nặng tối đa').selectOption('1');
  await expect(page.getByText('Bấm “Làm tệp PDF” lại')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lưu vào máy' })).toBeHidden();
  const tight = await savedPdf(page);
  expect(tight.bytes.length).toBeLessThanOrEqual(1_000_000);
  expect(tight.pdf.getPageCount()).toBe(4);
});

for (const [kind, wishes] of [
  ['blurred', { blur: 4 }],
  ['dark', { light: 0.35 }],
  ['glare', { glare: 0.12 }],
  ['bleached', { exposure: 2.2 }],
  ['small', { width: 800, height: 1067 }],
  ['edge', { x: 0.75 }],
  ['tilted', { sheet: 0.7, tilt: 14 }],
] as const)
  test(`a photo that is ${kind} says so, and what to do`, async ({ watched: page }) => {
    await page.goto(address);
    await add(page, wishes);
    const faults = page.locator('[data-fault]');
    await expect(faults).toHaveCount(1);
    await expect(faults).toHaveAttribute('data-fault', kind);
    await expect(faults).toContainText(/chụp lại|Bấm/i);
  });

test('a good photo has no fault', async ({ watched: page }) => {
  await page.goto(address);
  await add(page, {});
  await expect(page.locator('[data-fault]')).toHaveCount(0);
  await expect(page.getByText('Máy không thấy lỗi nào')).toBeVisible();
});

test('pages are turned, moved and taken away', async ({ watched: page }) => {
  await page.goto(address);
  await add(page, {}, { light: 0.35 });
  await expect(cards(page).nth(1).locator('[data-fault=dark]')).toBeVisible();
  await page.getByRole('button', { name: 'Đưa lên, trang 2' }).click();
  await expect(cards(page).first().locator('[data-fault=dark]')).toBeVisible();
  const shape = () =>
    cards(page)
      .first()
      .locator('> canvas')
      .evaluate((canvas: HTMLCanvasElement) => canvas.width > canvas.height);
  expect(await shape()).toBe(false);
  await page.getByRole('button', { name: 'Xoay phải, trang 1' }).click();
  expect(await shape()).toBe(true);
  await expect(page.getByRole('button', { name: 'Xoay phải, trang 1' })).toBeFocused();
  await page.getByRole('button', { name: 'Xóa trang, trang 1' }).click();
  await expect(cards(page)).toHaveCount(1);
  await expect(page.locator('[data-fault]')).toHaveCount(0);
  const { pdf } = await savedPdf(page);
  expect(pdf.getPageCount()).toBe(1);
});

test('a file that is no picture is named, and the others are taken', async ({ watched: page }) => {
  await page.goto(address);
  const good = await photo(page, 'tot');
  await pick(page).setInputFiles([
    { name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') },
    good,
  ]);
  await expect(cards(page)).toHaveCount(1);
  await expect(page.locator('[data-added]')).toContainText('không mở được “IMG_1.HEIC”');
});

/** Counts the blob addresses that are still open. */
async function countAddresses(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const open = new Set<string>();
    const [create, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
    URL.createObjectURL = (blob) => {
      const made = create(blob);
      open.add(made);
      return made;
    };
    URL.revokeObjectURL = (url) => {
      open.delete(url);
      revoke(url);
    };
    Object.assign(globalThis, { openAddresses: open });
  });
}
const openAddresses = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { openAddresses: Set<string> }).openAddresses.size);

for (const event of ['pagehide', 'pageshow'])
  test(`${event} takes everything away, as the browser's way back needs`, async ({
    watched: page,
  }) => {
    await countAddresses(page);
    await page.goto(address);
    await add(page, {});
    await page.getByLabel('Tên tệp').fill('Sổ hộ khẩu');
    await savedPdf(page);
    expect(await openAddresses(page)).toBe(1);
    await page.evaluate(
      (name) => window.dispatchEvent(new PageTransitionEvent(name, { persisted: true })),
      event,
    );
    await expect(cards(page)).toHaveCount(0);
    await expect(page.getByLabel('Tên tệp')).toHaveValue('');
    await expect(page.getByRole('button', { name: 'Lưu vào máy' })).toBeHidden();
    expect(await openAddresses(page)).toBe(0);
  });

test('who leaves and comes back finds nothing', async ({ watched: page }) => {
  await page.goto(address);
  await add(page, {});
  await page.getByLabel('Tên tệp').fill('Sổ hộ khẩu');
  await page.goto('/gioi-thieu/');
  await page.goBack();
  await expect(page.getByLabel('Tên tệp')).toHaveValue('');
  await expect(cards(page)).toHaveCount(0);
});

test('one button takes everything away', async ({ watched: page }) => {
  await page.goto(address);
  await add(page, {});
  await page.getByRole('button', { name: 'Xóa hết hình khỏi trang này' }).click();
  await expect(cards(page)).toHaveCount(0);
  await expect(page.getByText('Đã xóa hết hình')).toBeVisible();
});

for (const [path, tool] of [
  [address, 'paper-camera'],
  ['/cong-cu/anh-4x6/', 'portrait-frame'],
] as const)
  test(`${path} works without network after one visit`, async ({ watched: page, context }) => {
    await page.goto(path);
    await savedForOffline(page);
    // The page, its script, what that loads, its style.
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const names = (await caches.keys()).filter((name) => name.startsWith('visited-'));
            const kept = await Promise.all(
              names.map(async (name) => (await (await caches.open(name)).keys()).length),
            );
            return kept.reduce((all, count) => all + count, 0);
          }),
        { timeout: 30_000 },
      )
      .toBeGreaterThanOrEqual(4);
    await context.setOffline(true);
    // The browser's own store of files must not help: only the worker may answer.
    const client = await context.newCDPSession(page);
    await client.send('Network.clearBrowserCache');
    await page.goto(path);
    await expect(page.locator(`${tool}:defined`)).toBeVisible();
    await page
      .getByLabel('Chọn ảnh đã có trong máy')
      .setInputFiles(await photo(page, 'a', { width: 450, height: 600 }));
    await expect(page.locator('canvas').first()).toBeVisible();
    await expect(page.locator('[data-fault=small]')).toBeVisible();
    await context.setOffline(false);
  });

test.describe('a portrait', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/cong-cu/anh-4x6/');
  });
  const open = async (page: Page, wishes = {}): Promise<void> => {
    const buffer = await portraitPhoto(page, wishes);
    await page
      .getByLabel('Chọn ảnh đã có trong máy')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
    await expect(page.getByText('Đã mở ảnh')).toBeVisible();
  };

  test('before a white wall is fine, and is saved as 4 × 6 under its limit', async ({
    watched: page,
  }) => {
    await open(page);
    await expect(page.locator('[data-fault]')).toHaveCount(0);
    await page.getByLabel('Tệp nặng tối đa').selectOption('0.2');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lưu ảnh 4 × 6' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('anh-4x6.jpg');
    const bytes = await readFile(await download.path());
    expect(bytes.length).toBeLessThanOrEqual(200_000);
    const size = await page.evaluate(async (base64) => {
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([data]));
      return { width, height };
    }, bytes.toString('base64'));
    expect(size).toEqual({ width: 800, height: 1200 });
  });

  for (const [fault, wishes] of [
    ['notWhite', { background: '#3a6ea5' }],
    ['notPlain', { stripes: true }],
    ['dark', { light: 0.4 }],
    ['blurred', { blur: 6 }],
    ['small', { width: 300, height: 400 }],
  ] as const)
    test(`that is ${fault} says so`, async ({ watched: page }) => {
      await open(page, wishes);
      await expect(page.locator(`[data-fault=${fault}]`)).toBeVisible();
    });

  test('is enlarged and moved with the keyboard', async ({ watched: page }) => {
    await open(page);
    const held = page.locator('[data-held]');
    const before = await held.textContent();
    await page.getByRole('button', { name: 'To ra' }).focus();
    await page.keyboard.press('Enter');
    await expect(held).not.toHaveText(before ?? '');
    const picture = () =>
      page
        .locator('[data-frame] canvas')
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL('image/jpeg', 0.5).length);
    const drawn = await picture();
    await page.getByRole('button', { name: 'Sang trái' }).focus();
    await page.keyboard.press('Enter');
    expect(await picture()).not.toBe(drawn);
  });
});

const looks = [
  { name: 'light', colorScheme: 'light', width: 390, text: 100 },
  { name: 'dark', colorScheme: 'dark', width: 390, text: 100 },
  { name: 'narrow with large text', colorScheme: 'light', width: 320, text: 150 },
] as const;
for (const { name, colorScheme, width, text } of looks)
  test.describe(name, () => {
    test.use({ colorScheme, viewport: { width, height: 700 } });
    test('axe finds nothing at work, nothing sticks out, all targets are large', async ({
      watched: page,
    }) => {
      await page.addInitScript(
        (size) => localStorage.setItem('cam-tay:text-size', String(size)),
        text,
      );
      const look = async (): Promise<void> => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3)}`),
        ).toEqual([]);
        const wrong = await page.evaluate(() => {
          const all = [...document.querySelectorAll('main *')].filter(
            (element) => (element as HTMLElement).checkVisibility() && !element.closest('.vh'),
          );
          const out = all.filter(
            (element) => element.getBoundingClientRect().right > innerWidth + 1,
          );
          const small = all.filter((element) => {
            const { width, height } = element.getBoundingClientRect();
            return (
              element.matches('button, select, label.file, input') && Math.min(width, height) < 47.5
            );
          });
          return [...out, ...small].map(({ outerHTML }) => outerHTML.slice(0, 80));
        });
        expect(wrong).toEqual([]);
      };
      await page.goto(address);
      await look();
      await add(page, { sheet: 0.7, tilt: 12 });
      await page.getByRole('button', { name: 'Sửa khung, trang 1' }).click();
      await look();
      await page.goto('/cong-cu/anh-4x6/');
      const buffer = await portraitPhoto(page, { background: '#3a6ea5' });
      await page
        .getByLabel('Chọn ảnh đã có trong máy')
        .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
      await expect(page.locator('[data-fault]')).toBeVisible();
      await look();
    });
  });

test('twice the text size of the browser loses nothing at 320 px', async ({ watched: page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(address);
  await add(page, { sheet: 0.7, tilt: 12 });
  await page.getByRole('button', { name: 'Sửa khung, trang 1' }).click();
  const wide = await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 200% !important }');
    document.adoptedStyleSheets = [sheet];
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });
  expect(wide).toBeLessThanOrEqual(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the pages say what to do by hand, and show no button that does nothing', async ({
    page,
  }) => {
    await page.goto(address);
    await expect(page.locator('noscript p').first()).toBeVisible();
    await expect(page.getByText('Chụp bằng máy ảnh')).toBeHidden();
    await page.goto('/cong-cu/anh-4x6/');
    await expect(page.getByText('Chụp bằng máy ảnh')).toBeHidden();
  });
});

test('an old browser is told to do it by hand', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'createImageBitmap'));
  await page.goto(address);
  await expect(page.getByText('Trình duyệt này cũ quá')).toBeVisible();
  await expect(page.getByText('Chụp bằng máy ảnh')).toBeHidden();
});

test('the search finds the tool', async ({ watched: page }) => {
  await page.goto('/tim/?q=%C4%91%E1%BB%95i%20%E1%BA%A3nh%20sang%20pdf');
  await expect(page.locator('[data-search-results] li[data-id=chup-giay-to-pdf]')).toBeVisible();
});
