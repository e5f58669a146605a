import { expect, test } from '../support/watched-page.ts';

for (const [query, id] of [
  ['đăng ký khai sinh', 'dang-ky-khai-sinh'],
  ['dang ky khai sinh', 'dang-ky-khai-sinh'],
  ['DANG KY KHAI SINH', 'dang-ky-khai-sinh'],
  ['lam giay khai sinh cho con', 'dang-ky-khai-sinh'],
  ['mat can cuoc', 'cap-doi-cap-lai-can-cuoc'],
  ['cccd', 'cap-doi-cap-lai-can-cuoc'],
  ['cong chung photo', 'chung-thuc-ban-sao'],
  ['tam tru', 'dang-ky-tam-tru'],
  ['ho khau', 'dang-ky-thuong-tru'],
  ['ket hon', 'dang-ky-ket-hon'],
  ['1.001193', '1.001193'],
  ['1.115784', '1.115784'],
  ['tach thua dat', '1.115783'],
] as const)
  test(`“${query}” finds ${id} first`, async ({ watched: page }) => {
    await page.goto(`/tim/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('ol[data-search-results][data-ready] li').first()).toHaveAttribute(
      'data-id',
      id,
    );
  });

for (const home of ['/', '/en/'])
  test(`the example in the box of ${home} is read whole at 360 px, and finds a service`, async ({
    watched: page,
  }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    for (const path of [home, `${home}tim/`]) {
      await page.goto(path);
      const box = page.getByRole('searchbox');
      const { needed, room } = await box.evaluate((input: HTMLInputElement) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(input);
        const pen = Object.assign(
          document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D,
          { font },
        );
        return {
          needed: pen.measureText(input.placeholder).width,
          room:
            input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
        };
      });
      expect(needed).toBeLessThanOrEqual(room);
    }
    const example = await page.getByRole('searchbox').getAttribute('placeholder');
    await page.getByRole('searchbox').fill(example?.replace(/^.*(?:: |e\.g\. )/, '') ?? '');
    await expect(page.locator('[data-search-results] li').first()).toHaveAttribute(
      'data-id',
      'dang-ky-khai-sinh',
    );
  });

test('results come while typing, and the address follows', async ({ watched: page }) => {
  await page.goto('/tim/');
  await page.getByRole('searchbox').pressSequentially('thuong tr');
  await expect(page.locator('[data-search-results] li').first()).toHaveAttribute(
    'data-id',
    'dang-ky-thuong-tru',
  );
  await expect(page).toHaveURL(/q=thuong%20tr/);
});

test('the words that matched are marked with the tones they are written with', async ({
  watched: page,
}) => {
  await page.goto('/tim/?q=can cuoc');
  await expect(page.locator('[data-search-results] li').first().locator('mark')).toHaveText([
    'căn',
    'cước',
  ]);
});

test('the guide and the procedure of a service stand with it, and others after it by kind', async ({
  watched: page,
}) => {
  await page.goto('/tim/?q=dang ky khai sinh');
  const first = page.locator('[data-search-results][data-ready] > li').first();
  await expect(first.getByRole('link', { name: 'Làm từng bước' })).toHaveAttribute(
    'href',
    '/huong-dan/dang-ky-khai-sinh/',
  );
  await expect(first.getByRole('link', { name: 'Mã 1.001193' })).toHaveAttribute(
    'href',
    '/thu-tuc/1.001193/',
  );
  const headings = page.locator('[data-search-results] h2');
  expect(await headings.allTextContents()).toEqual([...new Set(await headings.allTextContents())]);
});

test('what was mended is told, and the words as typed are one tap away', async ({
  watched: page,
}) => {
  await page.goto('/tim/?q=khai sihn');
  await expect(page.getByText('Đang tìm “khai sinh”.')).toBeVisible();
  await page.getByRole('button', { name: 'Tìm đúng chữ “khai sihn”' }).click();
  await expect(page.getByText('Đang tìm đúng chữ “khai sihn”.')).toBeVisible();
  const marked = await page.locator('[data-search-results][data-ready] mark').allTextContents();
  expect(marked.map((word) => word.toLowerCase())).not.toContain('sinh');
  await page.getByRole('searchbox').fill('ho khau');
  await expect(page.getByText('“hộ khẩu” hiểu là “đăng ký thường trú”.')).toBeVisible();
});

test('what is shown is of the last words alone, however fast they come', async ({
  watched: page,
}) => {
  await page.goto('/tim/?q=ket hon');
  const links = () =>
    page
      .locator('[data-search-results] > li > a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  await page.locator('[data-search-results][data-ready][data-query="ket hon"]').waitFor();
  const alone = await links();
  await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]');
    for (const words of ['so do', 'can cuoc', 'bao hiem y te', 'khai tu', 'ket hon']) {
      if (input) input.value = words;
      input?.dispatchEvent(new Event('input'));
      await new Promise((resolve) => setTimeout(resolve, 12));
    }
  });
  await page.locator('[data-search-results][data-ready][data-query="ket hon"]').waitFor();
  await page.waitForTimeout(500);
  expect(await links()).toEqual(alone);
});

test('two letters are enough for results', async ({ watched: page }) => {
  await page.goto('/tim/');
  await page.getByRole('searchbox').pressSequentially('k');
  await expect(page.locator('[data-search-results] li')).toHaveCount(0);
  await page.getByRole('searchbox').pressSequentially('h');
  await expect(page.locator('[data-search-results] > li').first()).toBeVisible();
});

test('searches that led somewhere are offered again, and can be wiped', async ({
  watched: page,
}) => {
  await page.goto('/tim/?q=ket hon');
  await page.locator('[data-search-results][data-ready] a').first().click();
  await expect(page).toHaveURL(/dich-vu/);
  await page.goto('/tim/?q=mat can cuoc');
  await page.locator('[data-search-results][data-ready]').waitFor();
  await page.goto('/tim/');
  await expect(page.getByText('Bạn đã tìm, chỉ lưu trên máy này')).toBeVisible();
  await expect(page.locator('[data-search-recent] li')).toHaveText(['ket hon']);
  await page.getByRole('link', { name: 'ket hon', exact: true }).click();
  await expect(page.locator('[data-search-results][data-ready] > li').first()).toHaveAttribute(
    'data-id',
    'dang-ky-ket-hon',
  );
  await page.goto('/tim/');
  await page.getByRole('button', { name: 'Xóa các chữ đã tìm' }).click();
  await expect(page.locator('[data-search-recent]')).toBeHidden();
  await page.reload();
  await expect(page.locator('[data-search-recent]')).toBeHidden();
});

test.describe('a browser that hears', () => {
  const hearing = (heard: string, error?: string) => `
    window.SpeechRecognition = window.webkitSpeechRecognition = class extends EventTarget {
      start() {
        setTimeout(() => {
          const failed = Object.assign(new Event('error'), { error: ${JSON.stringify(error)} });
          const said = Object.assign(new Event('result'), {
            results: [[{ transcript: ${JSON.stringify(heard)} + ' ' + this.lang.slice(0, 0) }]],
          });
          this.dispatchEvent(${JSON.stringify(Boolean(error))} ? failed : said);
          this.dispatchEvent(new Event('end'));
        });
      }
      abort() {}
    };`;

  test('searches for what was said', async ({ watched: page }) => {
    await page.addInitScript(hearing('Đăng ký kết hôn'));
    await page.goto('/tim/');
    await page.getByRole('button', { name: 'Nói thay vì gõ' }).click();
    await expect(page.getByText('Cầm Tay không nhận và không giữ tiếng nói')).toBeVisible();
    await expect(page.locator('[data-search-results] li')).toHaveCount(0);
    await page.getByRole('button', { name: 'Nói thay vì gõ' }).click();
    await expect(page.locator('[data-search-results][data-ready] > li').first()).toHaveAttribute(
      'data-id',
      'dang-ky-ket-hon',
    );
  });

  test('says what to do when it may not listen', async ({ watched: page }) => {
    await page.addInitScript(hearing('', 'not-allowed'));
    await page.goto('/tim/');
    await page.getByRole('button', { name: 'Nói thay vì gõ' }).dblclick();
    await expect(page.getByText('Máy không cho nghe. Bạn gõ chữ vào ô.')).toBeVisible();
  });
});

test('a browser that cannot hear shows no button for it', async ({ watched: page }) => {
  await page.addInitScript(
    'delete window.SpeechRecognition; delete window.webkitSpeechRecognition;',
  );
  await page.goto('/tim/');
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nói thay vì gõ' })).toBeHidden();
});

for (const [missing, script] of [
  ['workers', 'delete window.Worker;'],
  ['WebAssembly', 'delete window.WebAssembly;'],
  ['workers and WebAssembly', 'delete window.Worker; delete window.WebAssembly;'],
] as const)
  test(`without ${missing}, names and the dictionary are searched all the same`, async ({
    watched: page,
  }) => {
    await page.addInitScript(script);
    await page.goto('/tim/?q=ho khau');
    const first = page.locator('[data-search-results][data-ready] > li').first();
    await expect(first).toHaveAttribute('data-id', 'dang-ky-thuong-tru');
    await page.getByRole('searchbox').fill('ddawng kys khai tuwr');
    await expect(first).toHaveAttribute('data-id', /khai-tu/);
  });

test('search works with the keyboard alone', async ({ watched: page }) => {
  await page.goto('/tim/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('ket hon');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-search-results][data-ready] li').first()).toHaveAttribute(
    'data-id',
    'dang-ky-ket-hon',
  );
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    if (
      await page.evaluate(() => Boolean(document.activeElement?.closest('[data-search-results]')))
    )
      break;
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/dich-vu\/dang-ky-ket-hon\//);
});

test('nothing found offers life events, a person to ask and a note to the editors', async ({
  watched: page,
}) => {
  await page.goto('/tim/?q=xqzwv');
  await expect(page.locator('[data-search-empty]')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Có con nhỏ' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Hỏi người ở gần bạn' })).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Báo cho chúng tôi biết bạn tìm gì' }),
  ).toHaveAttribute('href', /\/gop-y\/\?tim=xqzwv$/);
  await page.getByRole('link', { name: 'Báo cho chúng tôi biết bạn tìm gì' }).click();
  await expect(page.getByRole('textbox', { name: 'Lời nhắn' })).toHaveValue(
    /Tìm không thấy: xqzwv/,
  );
});

test('a query that only half matches is shown as a guess', async ({ watched: page }) => {
  await page.goto('/tim/?q=mua ve so kien thiet');
  await expect(page.locator('[data-search-weak]')).toBeVisible();
});

test('markup in a query is text', async ({ watched: page }) => {
  await page.goto(`/tim/?q=${encodeURIComponent('<img src=x onerror=alert(1)> khai sinh')}`);
  await expect(page.locator('main img')).toHaveCount(0);
});

test('the catalogue narrows as filters are chosen', async ({ watched: page }) => {
  await page.goto('/thu-tuc/');
  await page.getByRole('searchbox', { name: 'Tên hoặc mã' }).fill('khai tu');
  await expect(page.getByText(/^\d+ thủ tục khớp\.$/)).toBeVisible();
  await expect(page.getByRole('link', { name: /1\.000656/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /1\.004222/ })).toBeHidden();
  await page.getByRole('searchbox', { name: 'Tên hoặc mã' }).fill('khai sinh');
  await page.getByRole('checkbox', { name: 'Chắc chắn miễn phí' }).check();
  await expect(page.getByRole('link', { name: /1\.001193/ })).toBeVisible();
  // The portal shows 0 for it, and nobody has proven that it is free.
  await expect(page.getByRole('link', { name: /1\.003583/ })).toBeHidden();
});
