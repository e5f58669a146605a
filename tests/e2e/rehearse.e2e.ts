import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/watched-page.ts';

const rehearsals = [
  '/huong-dan/dang-ky-khai-sinh/',
  '/huong-dan/dang-ky-thuong-tru/',
  '/huong-dan/dang-ky-tam-tru/',
  '/huong-dan/giay-xac-nhan-tinh-trang-hon-nhan/',
  '/huong-dan/chung-thuc-ban-sao/',
  '/ky-nang/dang-nhap-cong/',
  '/ky-nang/cai-vneid/',
];
const birth = `${rehearsals[0]}tap/`;
const now = '.practice[data-now]';

const opened = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await page.locator('practice-portal[data-ready]').waitFor();
};

/** Does what one screen asks for, with keys alone; says what it is. */
async function doByKeys(page: Page): Promise<string> {
  const screen = page.locator(now);
  const id = (await screen.getAttribute('id')) ?? '';
  // The last press of such a screen leads on by itself: the button of the next one must not be taken for its own.
  const leads = (await screen.getAttribute('data-leads')) !== null;
  for (const part of await screen.locator('[data-act]').all()) {
    const act = await part.getAttribute('data-act');
    if (act === 'enter') {
      await part.locator('input').focus();
      await page.keyboard.type((await part.getAttribute('data-sample')) ?? '');
    } else if (act === 'choice') {
      const list = part.locator('select');
      const right = await list.locator('option:not([value=""], [data-wrong])').textContent();
      await list.focus();
      for (let presses = 0; presses < 9; presses += 1) {
        if ((await list.inputValue()) === right) break;
        await page.keyboard.press('ArrowDown');
      }
      expect(await list.inputValue()).toBe(right);
    } else {
      const button = part.locator('> button');
      if (act === 'press' || act === 'upload') {
        await button.focus();
        await page.keyboard.press('Enter');
      }
      if (act === 'press') continue;
      await part.locator('input:not([data-wrong])').first().focus();
      await page.keyboard.press('Space');
    }
  }
  const next = page.locator(`#${id} [data-next]`);
  if (!leads && (await next.count()) > 0) {
    await next.focus();
    await page.keyboard.press('Enter');
  }
  return id;
}

for (const real of rehearsals)
  test(`${real} is rehearsed by keys alone to the end, and nothing is sent or kept`, async ({
    watched: page,
  }) => {
    await opened(page, `${real}tap/`);
    const before = await page.evaluate(() => JSON.stringify(localStorage));
    await page.evaluate(() => navigator.serviceWorker?.ready.then(() => undefined));
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));

    await page.getByRole('link', { name: 'Bắt đầu tập' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(`${now} h2`)).toBeFocused();
    const walked: string[] = [];
    while (!page.url().endsWith('#het')) {
      walked.push(await doByKeys(page));
      await expect(page.locator(`${now} h2`)).toBeFocused();
      expect(walked.length).toBeLessThan(12);
    }
    expect(walked).toEqual(walked.map((_, index) => `man-${index + 1}`));
    expect(walked).toHaveLength(
      await page
        .locator('.practice')
        .count()
        .then((all) => all - 1),
    );
    await doByKeys(page);
    await expect(page.locator('.practice-right')).toHaveText(/^Đúng rồi/);

    const origin = new URL(page.url()).origin;
    // What any page asks for by itself; no query, no body.
    expect(sent.filter((line) => !/^GET [^?#]*$/.test(line))).toEqual([]);
    expect(sent.filter((line) => !line.startsWith(`GET ${origin}/`))).toEqual([]);
    const kept = await page.evaluate(async () => ({
      local: JSON.stringify(localStorage),
      session: sessionStorage.length,
      cookies: document.cookie,
      state: history.state,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      address: location.pathname + location.search,
      cached: (
        await Promise.all(
          (
            await caches.keys()
          ).map(async (name) => (await (await caches.open(name)).keys()).length),
        )
      ).length,
    }));
    expect(kept).toMatchObject({
      local: before,
      session: 0,
      cookies: '',
      state: null,
      databases: [],
      address: `${real}tap/`,
    });
    await expect(page.getByRole('link', { name: 'Mở hướng dẫn làm thật' })).toHaveAttribute(
      'href',
      real,
    );
  });

test('every rehearsal has the screens of its page, in order and word for word', async ({
  watched: page,
}) => {
  for (const real of rehearsals) {
    await page.goto(real);
    const drawn = await page.evaluate(() =>
      [...document.querySelectorAll('.step')].map((step) => [
        step.querySelector('h2')?.lastChild?.textContent?.trim() ?? '',
        ...[...step.querySelectorAll('.screen:not(details .screen) li')].map((line) =>
          (line.querySelector('span:not(.vh)')?.textContent ?? '').replace(/^Nút /, '').trim(),
        ),
      ]),
    );
    await expect(page.getByRole('link', { name: 'Tập trước, không gửi đi đâu' })).toHaveAttribute(
      'href',
      `${real}tap/`,
    );
    await page.goto(`${real}tap/`);
    const practised = await page.evaluate(() =>
      [...document.querySelectorAll('.practice:not(#het)')].map((step) => [
        step.querySelector('h2')?.lastChild?.textContent?.trim() ?? '',
        ...[...step.querySelectorAll('.practice-screen .part')].flatMap((part) =>
          part instanceof HTMLElement && part.dataset.act === 'pick'
            ? [...part.querySelectorAll('.option span')].map((one) => one.textContent?.trim() ?? '')
            : [
                (
                  part.querySelector(
                    ':scope > label, :scope > button, :scope > span:not(.vh, .pressed)',
                  )?.firstChild?.textContent ?? ''
                ).trim(),
              ],
        ),
      ]),
    );
    expect(practised, real).toEqual(drawn);
  }
});

test('it says everywhere that it is an exercise', async ({ watched: page }) => {
  await opened(page, birth);
  await expect(page).toHaveTitle(/^TẬP – không gửi đi đâu/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('TẬP – không gửi đi đâu');
  await page.goto(`${birth}#man-4`);
  await expect(page.locator(`${now} .practice-strip`)).toHaveText('TẬP – không gửi đi đâu');
  // Not read aloud once more.
  expect(await page.locator(`${now} .practice-screen`).ariaSnapshot()).not.toMatch(/text: TẬP$/m);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
});

test('a mistake is explained at its field, with what the portal says, and goes when mended', async ({
  watched: page,
}) => {
  await opened(page, `${birth}#man-3`);
  const place = page.getByLabel(/^Phường\/Xã/);
  await page.getByLabel('Tỉnh/Thành phố').selectOption('Đồng Tháp');
  await place.selectOption('Phường, xã tên cũ');
  await page.getByRole('button', { name: 'Nộp trực tuyến' }).click();
  await expect(place).toBeFocused();
  await expect(place).toHaveAccessibleDescription(
    /Hãy chọn tên mới.*Cổng hay báo: “Hồ sơ không thuộc/,
  );
  await expect(place).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Bạn chưa bấm “Đồng ý”.')).toBeVisible();
  await place.selectOption('Cai Lậy');
  await expect(place).not.toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Nộp trực tuyến' }).click();
  await expect(page.getByRole('button', { name: 'Đồng ý' })).toBeFocused();
  await page.getByRole('button', { name: 'Đồng ý' }).click();
  await page.getByRole('button', { name: 'Nộp trực tuyến' }).click();
  await expect(page.getByRole('heading', { name: /Điền tờ khai/ })).toBeFocused();

  const mother = page.getByLabel('Số định danh của mẹ');
  await mother.fill('082055001234');
  await page.keyboard.press('Enter');
  await expect(mother).toHaveAccessibleDescription(/giống số thật/);
  await expect(page.getByLabel(/^Họ, chữ đệm, tên của bé/)).toBeFocused();
  await page.getByRole('button', { name: 'Điền mẫu' }).click();
  await expect(mother).toHaveValue('999000000001');
  await expect(page.getByText('giống số thật')).toBeHidden();
});

test('a picture is chosen among samples, and no file is asked for', async ({ watched: page }) => {
  await opened(page, `${birth}#man-5`);
  let asked = 0;
  page.on('filechooser', () => {
    asked += 1;
  });
  await expect(page.getByText('Chọn ảnh mẫu')).toBeHidden();
  await page.getByRole('button', { name: 'Tải lên file' }).click();
  await page.getByLabel('Ảnh bị lóa, mất một góc').check();
  await page.getByRole('button', { name: 'Xong bước này' }).click();
  await expect(page.getByText(/Cổng hay báo: “Giấy tờ tải lên bị mờ/)).toBeVisible();
  await page.getByLabel('Ảnh rõ, thấy đủ bốn góc').check();
  await page.getByRole('button', { name: 'Xong bước này' }).click();
  await expect(page).toHaveURL(/#man-6$/);
  expect(asked).toBe(0);
});

const everyValue = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('main input, main select')]
      .filter((one) =>
        one instanceof HTMLInputElement && one.type === 'radio' ? one.checked : one.value !== '',
      )
      .map(({ id, value }) => `${id} ${value}`),
  );

test('whoever leaves and comes back finds every field empty', async ({ watched: page }) => {
  await opened(page, `${birth}#man-4`);
  await page.getByRole('button', { name: 'Điền mẫu' }).click();
  await page.getByLabel('Để vậy, cán bộ tự sửa').check();
  expect(await everyValue(page)).toHaveLength(4);
  await page.goto('/gioi-thieu/');
  await page.goBack();
  await page.locator('practice-portal[data-ready]').waitFor();
  expect(await everyValue(page)).toEqual([]);

  // As the browser does when it keeps a page aside and takes it out again.
  await page.goto(`${birth}#man-4`);
  await page.getByRole('button', { name: 'Điền mẫu' }).click();
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
  );
  expect(await everyValue(page)).toEqual([]);
  await page.getByRole('button', { name: 'Điền mẫu' }).click();
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  expect(await everyValue(page)).toEqual([]);
  await expect(page.getByRole('link', { name: 'Bắt đầu tập' })).toBeVisible();
});

test('a form that tries to submit is stopped by the policy, whatever it says', async ({ page }) => {
  await opened(page, birth);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  for (const action of ['/tim/', 'https://example.invalid/']) {
    const stopped = await page.evaluate(
      (address) =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) =>
            resolve(event.effectiveDirective),
          );
          const form = document.createElement('form');
          form.action = address;
          const field = Object.assign(document.createElement('input'), { name: 'a', value: 'b' });
          form.append(field);
          document.body.append(form);
          form.submit();
        }),
      action,
    );
    expect(stopped).toBe('form-action');
  }
  expect(await page.evaluate(() => location.pathname + location.search)).toBe(birth);
  expect(sent.filter((url) => /\/tim\/|invalid|\?/.test(url))).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all screens show in order, with fields, samples and what to do', async ({ page }) => {
    await page.goto(birth);
    await expect(page.locator('.practice')).toHaveCount(10);
    for (const screen of await page.locator('.practice').all()) await expect(screen).toBeVisible();
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.getByText('Mẫu: Nguyễn Văn Mẫu')).toBeVisible();
    await expect(page.getByLabel('Ảnh rõ, thấy đủ bốn góc')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Điền mẫu' })).toHaveCount(0);
    await page
      .getByLabel(/^Địa chỉ|^Tìm kiếm/)
      .first()
      .fill('khai sinh');
    await page.keyboard.press('Enter');
    await expect(page.locator('form')).toHaveCount(0);
    expect(page.url().endsWith(birth)).toBe(true);
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`for axe, ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const address of [
      birth,
      `${birth}#man-3`,
      `${birth}#man-4`,
      `${birth}#man-5`,
      `${birth}#man-6`,
      `${birth}#het`,
      '/ky-nang/cai-vneid/tap/#man-5',
    ])
      test(`nothing is wrong on ${address}, with its mistakes`, async ({ watched: page }) => {
        await opened(page, address);
        const upload = page.locator(`${now} [data-act=upload] > button`);
        if ((await upload.count()) > 0) await upload.click();
        const last = page.locator(`${now} :is([data-next], [data-act=press] > button)`).last();
        if ((await last.count()) > 0) {
          await last.click();
          await expect(page.locator(`${now} .mistake:visible`).first()).toBeVisible();
        }
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3)}`),
        ).toEqual([]);
      });
  });

test('nothing sticks out at 320 px with text of 200 %, and everything can be tapped', async ({
  watched: page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await opened(page, birth);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 200% !important }');
    document.adoptedStyleSheets = [sheet];
  });
  for (const id of ['', 'man-1', 'man-2', 'man-3', 'man-4', 'man-5', 'man-6', 'man-7', 'het']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, id);
    if (id) await page.locator(`#${id}[data-now]`).waitFor();
    const last = page.locator(`${now} :is([data-next], [data-act=press] > button)`).last();
    if ((await last.count()) > 0) await last.click();
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, id).toBeLessThanOrEqual(0);
  }
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  for (const id of ['man-3', 'man-4', 'man-5', 'het']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, id);
    await page.locator(`#${id}[data-now]`).waitFor();
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.practice[data-now] :is(button, a, select, input[type=text], .option)',
        ),
      ]
        .filter((one) => (one as HTMLElement).checkVisibility())
        .filter((one) => one.getBoundingClientRect().height < 47.5)
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    );
    expect(small, id).toEqual([]);
  }
});
