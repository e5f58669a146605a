import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { readPrinted } from '../support/printed.ts';
import { expect, savedForOffline, test } from '../support/watched-page.ts';

const sessionPage = '/to-cong-nghe/phien/';
const tallyPage = '/to-cong-nghe/so/';
const birth = { slug: 'dang-ky-khai-sinh', title: 'Đăng ký khai sinh trên mạng' };
const residence = { slug: 'dang-ky-tam-tru', title: 'Đăng ký tạm trú trên mạng' };
/** A Thursday, at two in the afternoon in Vietnam. */
const afternoon = new Date('2026-11-26T07:00:00Z');

const paper = { format: 'A4', preferCSSPageSize: true } as const;

const told = (page: Page) => page.locator('[data-told]');
const picked = (page: Page) => page.locator('[data-picked] > li');
const part = (page: Page, title: string) => page.getByRole('group', { name: title, exact: true });

/** Finds a guide by a few words without tones, as people type them, and picks it. */
async function pick(page: Page, { title }: { title: string }): Promise<void> {
  await page.getByLabel('Tìm việc').fill(title.slice(8).toLowerCase());
  await page.getByRole('button', { name: `Chọn ${title}` }).click();
  await page.getByLabel('Tìm việc').fill('');
}

/** Opens a picked guide and goes on to a step of it by its buttons. */
async function goTo(page: Page, { slug, title }: typeof birth, step: number): Promise<void> {
  await picked(page).getByRole('link', { name: title }).click();
  await expect(page).toHaveURL(new RegExp(`${sessionPage}${slug}/`));
  await page.getByRole('link', { name: 'Bắt đầu từng bước ›' }).click();
  for (let at = 1; at < step; at += 1)
    await page.getByRole('link', { name: `Xong, bước ${at + 1} ›` }).click();
  await expect(page).toHaveURL(new RegExp(`#buoc-${step}$`));
}

/** Everything that any store of the browser holds for the site, the pages kept for offline use aside. */
const stored = (page: Page): Promise<unknown[]> =>
  page.evaluate(async () => [
    Object.keys(localStorage),
    Object.keys(sessionStorage),
    (await indexedDB.databases()).map(({ name }) => name),
  ]);

const textOf = async (download: Download): Promise<string> =>
  readFileSync(await download.path(), 'utf8');

async function exported(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải tệp CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('so-phien-2026-11-26.csv');
  return textOf(file);
}

const importCsv = (page: Page, ...texts: string[]): Promise<void> =>
  page.getByLabel('Chọn tệp CSV').setInputFiles(
    texts.map((text, index) => ({
      name: `so-${index + 1}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })),
  );

/** A row of a table by its beginning, as its numbers. */
async function row(page: Page, table: string, name: string): Promise<string[]> {
  const found = page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: false }) })
    .filter({ visible: true });
  return found.getByRole('cell').allInnerTexts();
}

const head = 'ma,ngay,viec,ten-viec,ket-qua,buoc,ly-do,ghi-them,phut,cach-giup\r\n';
const ofOther = `\uFEFF${head}${[
  'bcdfghjkmnpqrstv,2026-11-18,dang-ky-tam-tru,Tạm trú,xong,,,,15,nhom',
  'cdfghjkmnpqrstvw,2026-11-25,dang-ky-khai-sinh,Khai sinh,vuong,3,quen-mat-khau,,20,rieng',
].join('\r\n')}\r\n`;

test("a coach's afternoon without network: three residents, two things, one stuck", async ({
  watched: page,
  context,
}) => {
  await page.clock.install({ time: afternoon });
  await page.goto('/to-cong-nghe/');
  await savedForOffline(page);
  // Opened once where there is a network, as the page says; then the coach goes out.
  for (const path of [
    sessionPage,
    `${sessionPage}${birth.slug}/`,
    `${sessionPage}${residence.slug}/`,
    tallyPage,
  ])
    await page.goto(path);
  await page.goto('/to-cong-nghe/');
  await context.setOffline(true);
  await page.getByRole('link', { name: /^Bắt đầu một phiên/ }).click();

  // The first resident gets to the end of one thing, and has not begun the other.
  await page.getByLabel('Có điện thoại vào được mạng').check();
  await page.getByLabel('SIM chính chủ').check();
  await pick(page, birth);
  await pick(page, residence);
  await expect(picked(page)).toHaveCount(2);
  await goTo(page, birth, 9);
  await page.clock.fastForward('21:00');
  await page.getByRole('link', { name: 'Xong, xem lại ›' }).click();
  await page.getByRole('link', { name: 'Về phiên, ghi sổ ›' }).click();
  await expect(picked(page).first()).toContainText('đã đi hết 9 bước');
  await expect(page.locator('.session-clock')).toContainText('21 phút');
  await page.getByRole('button', { name: 'Kết thúc, ghi sổ' }).click();
  await expect(part(page, birth.title).getByRole('radio', { name: 'Xong' })).toBeChecked();
  await expect(part(page, birth.title).getByLabel('Số phút')).toHaveValue('11');
  await part(page, birth.title).getByLabel('Số phút').fill('21');
  await part(page, residence.title).getByRole('radio', { name: 'Chưa làm' }).check();
  await part(page, residence.title).getByLabel('Số phút').fill('0');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await expect(page.getByRole('heading', { name: 'Đã ghi 2 việc vào sổ.' })).toBeFocused();

  // The next one begins with nothing of the one before.
  await page.getByRole('button', { name: 'Người tiếp theo' }).click();
  await expect(picked(page)).toHaveCount(0);
  for (const box of await page.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['cam-tay:so-phien']);

  // The second gets stuck at step three.
  await pick(page, birth);
  await goTo(page, birth, 3);
  await page.clock.fastForward('12:00');
  await page.getByRole('link', { name: '‹ Xem cả các bước' }).click();
  await page.getByRole('link', { name: 'Về phiên hướng dẫn' }).click();
  await expect(picked(page)).toContainText('đang ở bước 3/9');
  await page.getByRole('button', { name: 'Kết thúc, ghi sổ' }).click();
  await part(page, birth.title).getByRole('radio', { name: 'Vướng' }).check();
  await expect(page.getByLabel('Vướng ở bước').locator('option:checked')).toHaveText(
    'Bước 3: Chọn nơi giải quyết',
  );
  await page.getByLabel('Vì sao').selectOption('Quên mật khẩu');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('button', { name: 'Người tiếp theo' }).click();

  // The third ones are a group.
  await pick(page, residence);
  await page.clock.fastForward('30:00');
  await page.getByRole('button', { name: 'Kết thúc, ghi sổ' }).click();
  await page.getByRole('radio', { name: 'Xong' }).check();
  await page.getByRole('radio', { name: 'Giúp theo nhóm' }).check();
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('link', { name: 'Xem sổ' }).click();

  await expect(page.locator('[data-totals]')).toHaveText(
    '4 lượt: 2 xong, 1 vướng, 1 chưa làm. Tất cả 63 phút. Giúp riêng 3 lượt, theo nhóm 1 lượt.',
  );
  expect(await row(page, 'Theo việc', birth.title)).toEqual(['2', '1', '1', '0', '33']);
  expect(await row(page, 'Theo việc', residence.title)).toEqual(['2', '1', '0', '1', '30']);
  expect(await row(page, 'Vướng ở đâu', 'bước 3: Chọn nơi giải quyết. Quên mật khẩu')).toEqual([
    '1',
  ]);
  expect(await row(page, 'Theo tuần', 'Tuần 48')).toEqual(['4', '2', '1', '1', '63']);
  expect(await row(page, 'Theo tháng', 'Tháng 11/2026')).toEqual(['4', '2', '1', '1', '63']);

  const csv = await exported(page);
  expect(csv.startsWith('\uFEFF')).toBe(true);
  const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
  expect(
    rows.map((one) => [one['ten-viec'], one['ket-qua'], one.phut, one['cach-giup']]).sort(),
  ).toEqual([
    [birth.title, 'vuong', '12', 'rieng'],
    [birth.title, 'xong', '21', 'rieng'],
    [residence.title, 'chua-lam', '0', 'rieng'],
    [residence.title, 'xong', '30', 'nhom'],
  ]);

  await importCsv(page, ofOther, csv);
  await expect(page.locator('[data-merged]')).toHaveText(
    'Đã gộp: thêm 2 lượt mới, 4 lượt đã có sẵn.',
  );
  await importCsv(page, ofOther);
  await expect(page.locator('[data-merged]')).toContainText('thêm 0 lượt mới, 2 lượt đã có sẵn');
  expect(await row(page, 'Vướng ở đâu', 'bước 3')).toEqual(['2']);
  expect(await row(page, 'Theo tuần', 'Tuần 47')).toEqual(['1', '1', '0', '0', '15']);
  await page.getByLabel('Xem kỳ nào').selectOption('Tuần 47 (16/11 đến 22/11)');
  await expect(page.locator('[data-totals]')).toContainText('1 lượt: 1 xong');
  await page.getByLabel('Xem kỳ nào').selectOption('Tất cả');

  const printed = await readPrinted(await page.pdf(paper));
  expect(printed.pages).toHaveLength(1);
  const words = printed.texts.map(({ text }) => text).join(' ');
  expect(words).toMatch(/6 lượt: 3 xong, 2 vướng, 1 chưa làm/);
  expect(words).not.toContain('Xóa sổ');

  await page.getByRole('button', { name: 'Xóa sổ trên máy này' }).click();
  await page.getByRole('button', { name: 'Thôi, không xóa' }).click();
  await expect(page.locator('[data-totals]')).toContainText('6 lượt');
  await page.getByRole('button', { name: 'Xóa sổ trên máy này' }).click();
  await page.getByRole('button', { name: 'Xóa thật' }).click();
  await expect(page.locator('[data-wiped]')).toHaveText(
    'Đã xóa sổ và phiên đang làm trên máy này.',
  );
  await expect(page.getByRole('table')).toHaveCount(0);
  expect(await stored(page)).toEqual([[], [], []]);
});

test('a tab that is killed loses nothing of the session: ticks, things, steps, half an answer', async ({
  watched: page,
  context,
}) => {
  await page.goto(sessionPage);
  await page.getByLabel('VNeID mức 2').check();
  await pick(page, birth);
  await goTo(page, birth, 4);
  await page.goto(sessionPage);
  await page.getByRole('button', { name: 'Kết thúc, ghi sổ' }).click();
  await page.getByRole('radio', { name: 'Vướng' }).check();
  await page.getByLabel('Vì sao').selectOption('Thiếu giấy tờ');
  await page.close();

  const again = await context.newPage();
  await again.goto(sessionPage);
  await expect(again.getByLabel('VNeID mức 2')).toBeChecked();
  await expect(picked(again)).toContainText('đang ở bước 4/9');
  await expect(again.getByRole('radio', { name: 'Vướng' })).toBeChecked();
  await expect(again.getByLabel('Vì sao').locator('option:checked')).toHaveText('Thiếu giấy tờ');
  // The resident's own page, and the notebook, know nothing of it.
  await again.goto(`/huong-dan/${birth.slug}/`);
  await expect(again.getByRole('link', { name: 'Bắt đầu từng bước ›' })).toBeVisible();
});

test('words that point to a person are refused in plain words, are kept nowhere, and nothing else is lost', async ({
  watched: page,
}) => {
  await page.goto(sessionPage);
  await pick(page, birth);
  await page.getByRole('button', { name: 'Kết thúc, ghi sổ' }).click();
  await page.getByRole('radio', { name: 'Vướng' }).check();
  await page.getByLabel('Vướng ở bước').selectOption('5');
  await page.getByLabel('Vì sao').selectOption('Lý do khác');
  const note = page.getByLabel('Ghi thêm vài chữ');
  for (const [typed, words] of [
    ['căn cước 082190001234', 'số giống số căn cước'],
    ['gọi con 0912 345 678', 'số giống số căn cước'],
    ['hộ chiếu C1234567', 'số giống số căn cước'],
    ['bà Nguyễn Thị Hoa 1952', 'tên người đi kèm một con số'],
  ] as const) {
    await note.fill(typed);
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await expect(page.locator('.field-error').filter({ hasText: words })).toBeVisible();
    await expect(note).toBeFocused();
    await expect(note).toHaveValue(typed);
    expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage })))).not.toContain(
      typed.slice(-5),
    );
  }
  await expect(page.getByLabel('Vướng ở bước')).toHaveValue('5');
  await note.fill('mất điện lúc 14:00');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await expect(page.getByRole('heading', { name: 'Đã ghi 1 việc vào sổ.' })).toBeVisible();

  await page.getByRole('button', { name: 'Ghi nhầm, mở lại' }).click();
  await expect(page.getByLabel('Vướng ở bước')).toHaveValue('5');
  expect(await page.evaluate(() => localStorage.getItem('cam-tay:so-phien'))).toBeNull();
});

test('an answer that is missing is asked for where it is missing', async ({ watched: page }) => {
  await page.goto(sessionPage);
  await pick(page, birth);
  await page.getByRole('button', { name: 'Kết thúc, ghi sổ' }).click();
  await page.getByLabel('Số phút').fill('lâu');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Còn 2 chỗ' })).toBeVisible();
  await expect(page.getByText('Chọn một kết quả.')).toBeVisible();
  await expect(page.getByLabel('Số phút')).toHaveAccessibleDescription(/chỉ chữ số/);
});

test('a damaged file is refused whole, with all that is wrong in it', async ({ watched: page }) => {
  await page.goto(tallyPage);
  await importCsv(page, ofOther);
  await expect(page.locator('[data-kept]')).toContainText('Sổ có 2 lượt');
  await importCsv(
    page,
    `${head}dfghjkmnpqrstvwx,2026-11-31,dang-ky-tam-tru,T,xong,,,,15,nhom\r\nfghjkmnpqrstvwxz,2026-11-25,a,A,xong,,,,lâu,nhom\r\nghjkmnpqrstvwxzb,2026-11-25,a,A,xong,,,,5,nhom\r\n`,
  );
  const merged = page.locator('[data-merged]');
  await expect(merged).toContainText('Không lấy gì từ tệp “so-1.csv”. Sổ vẫn như cũ.');
  await expect(merged.getByRole('listitem')).toHaveText([
    /^Dòng 2: cột ngay: “2026-11-31”/,
    /^Dòng 3: cột phut: “lâu”/,
  ]);
  await expect(page.locator('[data-kept]')).toContainText('Sổ có 2 lượt');
  await importCsv(page, 'Tên;Số điện thoại\r\n');
  await expect(merged).toContainText('không phải sổ phiên');
});

test('the report fits on one sheet, however much there is to tell', async ({ watched: page }) => {
  const letters = 'bcdfghjkmnpqrstv';
  const id = (number: number): string =>
    [...String(number).padStart(16, '0')].map((digit) => letters[Number(digit)]).join('');
  const slugs = readFileSync('dist/to-cong-nghe/phien/index.html', 'utf8').matchAll(
    /data-slug="([^"]+)"/g,
  );
  const lines = [...slugs].flatMap(([, slug], index) =>
    [1, 2, 3].map(
      (step) =>
        `${id(index * 10 + step)},2026-${String(1 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')},${slug},A,vuong,${step},ve-hoi-nguoi-nha,,15,rieng`,
    ),
  );
  await page.goto(tallyPage);
  await importCsv(page, `${head}${lines.join('\r\n')}\r\n`);
  await expect(page.locator('[data-merged]')).toContainText(`thêm ${lines.length} lượt mới`);
  await expect(page.getByRole('table', { name: 'Theo việc' }).getByRole('row')).toHaveCount(60);
  const { pages, texts } = await readPrinted(await page.pdf(paper));
  expect(pages).toHaveLength(1);
  expect(pages[0]?.width).toBeCloseTo(210, 0);
  const words = texts.map(({ text }) => text).join(' ');
  expect(words).toMatch(/\d+ dòng khác/);
  expect(words).toContain('Lập ngày');
  // Room is left for a printer that keeps wider margins.
  expect(Math.min(...texts.map(({ bottom }) => bottom))).toBeGreaterThan(20);
});

test('it is all done with the keyboard alone', async ({ watched: page }) => {
  await page.goto(sessionPage);
  await page.getByLabel('SIM chính chủ').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Tìm việc').focus();
  await page.keyboard.type('khai sinh tren mang');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: `Chọn ${birth.title}` })).toBeFocused();
  await page.keyboard.press('Enter');
  // What was picked has the focus, and is opened by the same key.
  await expect(picked(page).getByRole('link')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Kết thúc, ghi sổ' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Xong' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Đã ghi 1 việc vào sổ.' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Trước khi bắt đầu' })).toBeFocused();
});

test('a session that was begun by mistake goes away, and comes back', async ({ watched: page }) => {
  await page.goto(sessionPage);
  await pick(page, birth);
  await page.getByRole('button', { name: 'Bỏ phiên này, không ghi' }).click();
  await expect(picked(page)).toHaveCount(0);
  expect(await stored(page)).toEqual([[], [], []]);
  await told(page).getByRole('button', { name: 'Lấy lại' }).click();
  await expect(picked(page)).toHaveCount(1);
});

test('the notebook takes the tally and the session away with everything else', async ({
  watched: page,
}) => {
  await page.goto(tallyPage);
  await importCsv(page, ofOther);
  await expect(page.locator('[data-kept]')).toContainText('Sổ có 2 lượt');
  await page.goto(sessionPage);
  await pick(page, birth);
  await page.goto('/so-tay/');
  await expect(page.locator('[data-kinds]')).toContainText('Sổ phiên hướng dẫn');
  await page.locator('[data-wipe]').click();
  await page.locator('[data-wipe-now]').click();
  expect(await stored(page)).toEqual([[], [], []]);
});

test("the coach's notes stand below a step on a phone, beside it where there is room", async ({
  watched: page,
}) => {
  await page.goto(`${sessionPage}${birth.slug}/#buoc-3`);
  const step = page.locator('.step[data-now]');
  const body = step.locator('.step-body');
  const note = step.locator('.coach-note');
  await expect(note).toContainText('Cha hoặc mẹ bé đang ở phường, xã nào');
  const boxes = async () => {
    const [one, other] = [await body.boundingBox(), await note.boundingBox()];
    if (!one || !other) throw new Error('not to be seen');
    return { one, other };
  };
  const { one, other } = await boxes();
  expect(other.y).toBeGreaterThanOrEqual(one.y + one.height);
  await page.setViewportSize({ width: 1280, height: 800 });
  const wide = await boxes();
  expect(wide.other.x).toBeGreaterThan(wide.one.x + wide.one.width);
  expect(wide.other.y).toBeLessThan(wide.one.y + 40);
});

test('residents see nothing of what is said to coaches', async ({ watched: page, request }) => {
  const words = 'Bác tự gõ mật khẩu của bác';
  await page.goto(`${sessionPage}${birth.slug}/`);
  await expect(page.locator('main')).toContainText(words);
  for (const path of ['', 'in/', 'zalo.txt', 'loa.txt', 'tap/']) {
    const answer = await request.get(`/huong-dan/${birth.slug}/${path}`);
    expect(answer.ok()).toBe(true);
    expect(await answer.text()).not.toContain(words);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the questions with their lessons, and all guides with their notes, are there to read and print', async ({
    page,
  }) => {
    await page.goto(sessionPage);
    await expect(page.getByRole('link', { name: 'Chụp giấy tờ cho rõ · 20 phút' })).toBeVisible();
    await expect(page.getByText('Wi-Fi gần nhất: chưa có thông tin')).toBeVisible();
    await expect(page.locator('[data-guides] a').filter({ visible: true })).toHaveCount(
      await page.locator('[data-guides] > li').count(),
    );
    await expect(page.getByRole('button')).toHaveCount(0);
    await page.getByRole('link', { name: birth.title }).click();
    await expect(page.locator('.step').filter({ visible: true })).toHaveCount(9);
    await expect(page.locator('.coach-note').filter({ visible: true })).toHaveCount(9);
    expect((await readPrinted(await page.pdf(paper))).pages.length).toBeLessThan(5);
  });

  test('a sheet to fill in by hand is one page', async ({ page }) => {
    await page.goto(tallyPage);
    await page.locator('noscript').getByRole('link', { name: 'tờ giấy in sẵn' }).click();
    // A click does not wait for the page it leads to: on a slow machine an empty one was printed.
    await expect(page.getByRole('columnheader', { name: 'Riêng hay nhóm' })).toBeVisible();
    const { pages, texts } = await readPrinted(await page.pdf(paper));
    expect(pages).toHaveLength(1);
    const words = texts.map(({ text }) => text).join(' ');
    for (const head of ['Ngày', 'Việc', 'Vướng ở bước', 'Riêng hay nhóm'])
      expect(words).toContain(head);
    expect(Math.max(...texts.map(({ right }) => right))).toBeLessThan(200);
  });
});
