import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { expect, savedForOffline, test } from '../support/watched-page.ts';

const guide = '/huong-dan/dang-ky-khai-sinh/';
const home = 'https://camtay.example';

/** One page of each kind. */
const kinds = [
  '/',
  '/tim/?q=khai%20sinh',
  '/thu-tuc/',
  '/thu-tuc/1.004222/',
  '/dich-vu/dang-ky-khai-sinh/',
  guide,
  `${guide}#buoc-2`,
  '/viec/co-con-nho/',
  '/ky-nang/mat-may-quen-ma/',
  '/ho-so-bi-tra-lai/',
  '/thay-doi/',
  '/noi-ho-tro/',
  '/noi-ho-tro/noi-cu-noi-moi/',
  '/so-tay/',
  '/ngoai-tuyen/',
  '/cai-dat/',
  '/gop-y/',
  '/mat-mang/',
];

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const white = 'rgb(255, 255, 255)';
const night = 'rgb(15, 22, 19)';

/** Answers with the page as it was built, some words in it changed. */
async function changed(page: Page, path: string, change: (html: string) => string): Promise<void> {
  await page.route(path, async (route) => {
    const answer = await route.fetch();
    const before = await answer.text();
    const body = change(before);
    expect(body).not.toBe(before);
    await route.fulfill({ response: answer, body });
  });
}

test.describe('how pages look', () => {
  test('what is chosen is seen at once, on every page after it, without network too, until it is wiped', async ({
    watched: page,
    context,
  }) => {
    await page.goto('/');
    await savedForOffline(page);
    await page.getByRole('link', { name: 'Cài đặt chữ, màu' }).first().click();
    await page.getByRole('button', { name: 'Nền tối' }).click();
    await page.getByRole('button', { name: 'To nhất' }).click();
    await page.getByRole('button', { name: 'Không chuyển động' }).click();
    await page.getByRole('button', { name: 'Đậm, dễ nhìn ngoài nắng' }).click();
    for (const name of ['Nền tối', 'To nhất', 'Không chuyển động', 'Đậm, dễ nhìn ngoài nắng'])
      await expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: 'Nền sáng' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    expect(await background(page)).toBe(night);

    await context.setOffline(true);
    for (const path of [guide, '/cai-dat/']) {
      await page.goto(path);
      expect(await background(page), path).toBe(night);
      const look = await page.evaluate(() => {
        const root = getComputedStyle(document.documentElement);
        return [root.fontSize, root.getPropertyValue('--line')];
      });
      expect(look, path).toEqual(['32px', '#eef5f0']);
    }
    await expect(page.getByRole('button', { name: 'To nhất' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );

    await page.goto('/so-tay/');
    await page.getByRole('button', { name: 'Xóa hết trên máy này' }).click();
    await page.getByRole('button', { name: 'Xóa thật' }).click();
    await expect.poll(() => background(page)).toBe(white);
    await page.goto(guide);
    expect(await background(page)).toBe(white);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('one tap makes the text larger, four taps come back', async ({ watched: page }) => {
    await page.goto('/cai-dat/');
    const sizes: string[] = [];
    for (let tap = 0; tap < 4; tap += 1) {
      await page.getByRole('button', { name: /^Chữ to/ }).click();
      sizes.push(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize));
    }
    expect(sizes).toEqual(['20px', '24px', '32px', '16px']);
    await expect(page.getByRole('button', { name: 'Thường' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  test('a page that is gone back to looks as was chosen since', async ({ watched: page }) => {
    await page.goto(guide);
    await page.getByRole('link', { name: 'Cài đặt chữ, màu' }).first().click();
    await page.getByRole('button', { name: 'Nền tối' }).click();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('khai sinh');
    await expect.poll(() => background(page)).toBe(night);
  });

  test('what is chosen is there before any module has run', async ({ page }) => {
    await page.addInitScript(() =>
      localStorage.setItem('cam-tay:look', JSON.stringify({ colours: 'dark' })),
    );
    await page.route(/\/_astro\/Page[^/]*\.js$/, (route) => route.abort());
    await page.goto(guide, { waitUntil: 'domcontentloaded' });
    expect(await background(page)).toBe(night);
  });

  test('what is kept from elsewhere, or is broken, does no harm', async ({ watched: page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('cam-tay:look', '{"colours":"pink","contrast":7}');
      localStorage.setItem('cam-tay:text-size', '"huge"');
    });
    await page.goto('/cai-dat/');
    expect(await background(page)).toBe(white);
    await expect(page.getByRole('button', { name: 'Thường' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.locator('[data-choice=colours][aria-pressed=true]')).toHaveText(
      'Như điện thoại',
    );
  });

  test('paper is white, whatever was chosen', async ({ watched: page }) => {
    await page.addInitScript(() =>
      localStorage.setItem('cam-tay:look', '{"colours":"dark","contrast":"high"}'),
    );
    await page.goto(guide);
    expect(await background(page)).toBe(night);
    await page.emulateMedia({ media: 'print' });
    expect(await background(page)).toBe(white);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false, colorScheme: 'dark', contrast: 'more' });

    test('the page is as the phone wants it, and says so', async ({ page }) => {
      await page.goto('/cai-dat/');
      await expect(page.locator('noscript p')).toContainText('cần bật JavaScript');
      await expect(page.getByRole('button')).toHaveCount(0);
      await expect(page.locator('body')).toHaveCSS('background-color', night);
      // The quiet ink of a small line is the full ink now.
      await expect(page.locator('.people small').first()).toHaveCSS('color', 'rgb(238, 245, 240)');
    });
  });

  test('with the colours of Windows, what is chosen is told by a tick', async ({
    watched: page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('/cai-dat/');
    const mark = (name: string) =>
      page
        .getByRole('button', { name })
        .evaluate((button) => getComputedStyle(button, '::before').content);
    expect(await mark('To nhất')).toBe('none');
    await page.getByRole('button', { name: 'To nhất' }).click();
    expect(await mark('To nhất')).toBe('"✓"');
  });
});

/** What sticks out, is cut or broken inside a word, lies over another, or is too small to hit. */
const flaws = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const shown = (element: Element) => element.outerHTML.slice(0, 90);
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
      const out = [...document.querySelectorAll('body *')].filter(
        (element) =>
          !element.closest('.scroll, .skip, .vh') &&
          element.getBoundingClientRect().right > innerWidth + 1,
      );
      found.push(...out.slice(0, 3).map((element) => `sticks out: ${shown(element)}`));
    }
    const taps = [
      ...document.querySelectorAll<HTMLElement>(
        'button, .button, .go, summary, .bottom a, .brand, .place a, .place span',
      ),
    ].filter((element) => element.checkVisibility() && !element.closest('.skip'));
    for (const element of taps) {
      if (
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).display !== 'inline'
      )
        found.push(`is cut: ${shown(element)}`);
      const box = element.getBoundingClientRect();
      if (!element.matches('.place *') && (box.height < 47.5 || box.width < 47.5))
        found.push(`${Math.round(box.width)}×${Math.round(box.height)}: ${shown(element)}`);
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode())
        for (const { index, 0: word } of (text.textContent ?? '').matchAll(/\S{1,12}(?!\S)/g)) {
          if (/\S/.test((text.textContent ?? '')[index - 1] ?? ' ')) continue;
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
            found.push(`broken inside “${word}”: ${shown(element)}`);
        }
    }
    for (const bar of document.querySelectorAll('header .wrap, .bottom ul, .step-controls .wrap')) {
      const inside = [...bar.children].filter((element) => element.checkVisibility());
      for (const [nth, one] of inside.entries())
        for (const other of inside.slice(nth + 1)) {
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
          if (
            a.right > b.left + 1 &&
            b.right > a.left + 1 &&
            a.bottom > b.top + 1 &&
            b.bottom > a.top + 1
          )
            found.push(`lies over: ${shown(one)} ${shown(other)}`);
        }
    }
    return found;
  });

test.describe('at 320 px with twice the text', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  for (const path of kinds) {
    test(`the setting breaks nothing on ${path}`, async ({ watched: page }) => {
      await page.addInitScript(() => localStorage.setItem('cam-tay:text-size', '200'));
      await page.goto(path);
      if (path.startsWith('/tim/'))
        await page.locator('[data-search-results][data-ready]').waitFor();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
        '32px',
      );
      expect(await flaws(page)).toEqual([]);
    });

    test(`the size of the browser lets nothing stick out on ${path}`, async ({ watched: page }) => {
      await page.goto(path);
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('html { font-size: 200% !important }');
        document.adoptedStyleSheets = [sheet];
      });
      const out = (await flaws(page)).filter((flaw) => flaw.startsWith('sticks out'));
      expect(out).toEqual([]);
    });
  }
});

test.describe('handing a page on', () => {
  /** Instead of the phone: keeps what it was given. */
  const withShare = (page: Page, answer: 'takes' | 'closed' | 'none') =>
    page.addInitScript((how) => {
      const kept: { shared?: unknown; copied?: string } = {};
      Object.assign(globalThis, { kept });
      Object.defineProperty(navigator, 'share', {
        value:
          how === 'none'
            ? undefined
            : async (data: unknown) => {
                kept.shared = data;
                if (how === 'closed') throw new DOMException('closed', 'AbortError');
              },
      });
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          writeText: async (text: string) => {
            kept.copied = text;
          },
        },
      });
    }, answer);
  const kept = (page: Page) =>
    page.evaluate(
      () => (globalThis as unknown as { kept: { shared?: { url: string }; copied?: string } }).kept,
    );
  const status = (page: Page) => page.locator('share-page [role=status]');

  for (const path of [
    guide,
    '/dich-vu/dang-ky-khai-sinh/',
    '/ky-nang/mat-may-quen-ma/',
    '/thu-tuc/1.004222/',
  ])
    test(`${path} goes to the list of the phone without what others hung on it`, async ({
      watched: page,
    }) => {
      await withShare(page, 'takes');
      await page.goto(`${path}?zarsrc=30&utm_source=zalo#co-san`);
      await page.getByRole('button', { name: 'Gửi cho người khác' }).click();
      await expect.poll(async () => (await kept(page)).shared?.url).toBe(`${home}${path}`);
      expect((await kept(page)).copied).toBeUndefined();
    });

  test('whoever closes the list gets nothing copied', async ({ watched: page }) => {
    await withShare(page, 'closed');
    await page.goto(guide);
    await page.getByRole('button', { name: 'Gửi cho người khác' }).click();
    await expect.poll(async () => (await kept(page)).shared).toBeTruthy();
    await expect(status(page)).toHaveText('');
    expect((await kept(page)).copied).toBeUndefined();
  });

  test('without such a list the link is copied, and the next thing to do is said', async ({
    watched: page,
  }) => {
    await withShare(page, 'none');
    await page.goto(`${guide}?zarsrc=30`);
    await page.getByRole('button', { name: 'Gửi cho người khác' }).click();
    await expect(status(page)).toContainText('bấm “Dán”');
    expect((await kept(page)).copied).toBe(`${home}${guide}`);
  });

  // Not watched: the text that is not there without network is told on the console as well.
  test('the text for Zalo is copied; without network the name and the link are', async ({
    page,
    context,
  }) => {
    await withShare(page, 'none');
    await page.goto(guide);
    await savedForOffline(page);
    const button = page.getByRole('button', { name: 'Chép tin Zalo' });
    await button.click();
    await expect(status(page)).toContainText('Đã chép tin');
    const text = (await kept(page)).copied ?? '';
    expect(text).toContain(`Xem từng bước: ${home}${guide}`);
    expect(text.split('\n').length).toBeGreaterThan(8);
    await context.setOffline(true);
    await button.click();
    await expect(status(page)).toContainText('chưa lưu trên máy');
    expect((await kept(page)).copied).toBe(`Đăng ký khai sinh trên mạng\n${home}${guide}`);
  });

  test('where nothing may be copied, the text stands there selected', async ({ watched: page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'share', { value: undefined });
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await page.goto(guide);
    await page.getByRole('button', { name: 'Gửi cho người khác' }).click();
    await expect(status(page)).toContainText('Sao chép');
    await expect(page.getByRole('textbox', { name: 'Chữ để chép' })).toBeFocused();
    expect(
      await page.evaluate(() => {
        const box = document.activeElement as HTMLTextAreaElement;
        return box.value.slice(box.selectionStart, box.selectionEnd);
      }),
    ).toBe(`${home}${guide}`);
  });

  for (const [path, colorScheme] of [
    [guide, 'light'],
    ['/dich-vu/dang-ky-thuong-tru/', 'dark'],
  ] as const)
    test(`a scanner reads the address of ${path} from a ${colorScheme} screen of 320 px`, async ({
      watched: page,
      browser,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.emulateMedia({ colorScheme });
      await page.goto(`${path}?zarsrc=30`);
      await page.getByRole('button', { name: 'Cho người đối diện quét' }).click();
      const code = page.getByRole('img', { name: /^Mã QR của trang/ });
      await expect(code).toBeInViewport({ ratio: 1 });
      const picture = (await code.screenshot({ scale: 'css' })).toString('base64');
      // A page without a policy turns the picture into points.
      const other = await browser.newPage();
      const { points, width, height } = await other.evaluate(async (png) => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const { width, height } = image;
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const drawing = canvas.getContext('2d');
        drawing?.drawImage(image, 0, 0);
        return {
          points: [...(drawing?.getImageData(0, 0, width, height).data ?? [])],
          width,
          height,
        };
      }, picture);
      await other.close();
      expect(jsQR(new Uint8ClampedArray(points), width, height)?.data).toBe(`${home}${path}`);
      await page.getByRole('button', { name: 'Đóng' }).click();
      await expect(code).toBeHidden();
      await expect(page.getByRole('button', { name: 'Cho người đối diện quét' })).toBeFocused();
    });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('there is no button that does nothing', async ({ page }) => {
      await page.goto(guide);
      await expect(page.getByRole('button')).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'Tin nhắn Zalo' })).toBeVisible();
    });
  });
});

test.describe('facts that expire', () => {
  test.use({ serviceWorkers: 'block' });

  const at = (page: Page, day: string) => page.clock.setFixedTime(new Date(`${day}T05:00:00Z`));
  const later = (day: string, days: number) =>
    new Date(new Date(`${day}T05:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const due = 'quá ngày kiểm tra lại';
  const red = 'Hỏi lại trước khi đi.';

  for (const path of [
    guide,
    '/dich-vu/dang-ky-khai-sinh/',
    '/ky-nang/mat-may-quen-ma/',
    '/noi-ho-tro/',
  ])
    test(`${path} turns amber the day after its review was due, and red when that is long ago`, async ({
      watched: page,
    }) => {
      await page.goto(path);
      const place = page.locator('[data-holds-until]');
      const until = (await place.getAttribute('data-holds-until')) ?? '';
      const longFrom = (await place.getAttribute('data-long-from')) ?? '';
      expect(longFrom > until).toBe(true);
      const notice = page.locator('old-copy');
      for (const [day, isDue, isRed] of [
        [until, false, false],
        [later(until, 1), true, false],
        [later(longFrom, -1), true, false],
        [longFrom, true, true],
      ] as const) {
        await at(page, day);
        await page.reload();
        await expect(notice.getByText(due), day).toBeVisible({ visible: isDue });
        await expect(notice.getByText(red), day).toBeVisible({ visible: isRed });
        await expect(notice.locator('a[href^="tel:"]').first(), day).toBeVisible({
          visible: isRed,
        });
      }
      await expect(notice).toHaveClass('warning');
    });

  for (const [edition, isSaid] of [
    ['2026-03-31', false],
    ['2026-01-01', true],
    ['none', true],
  ] as const)
    test(`a page that its host got long ago is called old unless the edition is newer: ${edition}`, async ({
      watched: page,
    }) => {
      await page.route(`**${guide}`, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), 'last-modified': 'Thu, 01 Jan 2026 05:00:00 GMT' };
        await route.fulfill({ response, headers });
      });
      // A portal answers with a page of its own.
      const answer = edition === 'none' ? '<h1>Wi-Fi</h1>' : JSON.stringify({ day: edition });
      await page.route('**/ban-nay.json', (route) => route.fulfill({ body: answer }));
      await at(page, '2026-04-01');
      const asked = page.waitForResponse('**/ban-nay.json');
      await page.goto(guide);
      await asked;
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await expect(page.getByText('soạn ngày 01/01/2026, đã hơn 30 ngày')).toBeVisible({
        visible: isSaid,
      });
    });

  test('a phone whose clock stands before the day of the page is not frightened', async ({
    watched: page,
  }) => {
    await at(page, '2008-01-01');
    await page.goto(guide);
    await expect(page.locator('old-copy')).toBeHidden();
    await expect(page.locator('open-now').first()).toHaveText('Giờ mở cửa: chưa có thông tin.');
  });

  test('a fact says when its last day is over', async ({ watched: page }) => {
    await changed(page, '**/noi-ho-tro/', (html) =>
      html.replace('<dt>Địa chỉ</dt><dd>', '<dt>Địa chỉ</dt><dd data-ends="2026-12-31">'),
    );
    for (const [day, isSaid] of [
      ['2026-12-31', false],
      ['2027-01-01', true],
    ] as const) {
      await at(page, day);
      await page.goto('/noi-ho-tro/');
      await expect(page.getByText('Chỉ đến hết 31/12/2026, nay đã qua.')).toBeVisible({
        visible: isSaid,
      });
    }
  });
});

test.describe('people to ask', () => {
  test.use({ serviceWorkers: 'block' });

  test('stand at the same place on every page, in the same order', async ({ watched: page }) => {
    const seen = new Set<string>();
    for (const path of kinds) {
      await page.goto(path);
      const people = page.getByRole('complementary', { name: 'Cần người giúp?' });
      await people.scrollIntoViewIfNeeded();
      await expect(people, path).toBeVisible();
      seen.add(
        await people.evaluate((element) =>
          [
            element === document.querySelector('main')?.lastElementChild,
            ...[...element.querySelectorAll('a')].map((link) => link.getAttribute('href')),
          ].join(' '),
        ),
      );
    }
    expect([...seen]).toEqual(['true /noi-ho-tro/#phuong-cai-lay tel:19000368 tel:1022']);
  });

  test('the link leads to the own office in the directory', async ({ watched: page }) => {
    await page.goto(guide);
    await page.getByRole('link', { name: /^Trung tâm Phục vụ hành chính công phường/ }).click();
    await expect(page).toHaveURL(/\/noi-ho-tro\/#phuong-cai-lay$/);
    await expect(page.locator('#phuong-cai-lay')).toBeInViewport();
  });

  const hours = JSON.stringify({
    opening: [
      {
        days: ['MO', 'TU', 'WE', 'TH', 'FR'],
        opens: '07:00',
        closes: '11:30',
        confidence: 'confirmed',
      },
      {
        days: ['MO', 'TU', 'WE', 'TH', 'FR'],
        opens: '13:30',
        closes: '17:00',
        confidence: 'confirmed',
      },
    ],
    saturday: true,
  }).replaceAll('"', '&quot;');
  const state = (page: Page) => page.locator('.people open-now');

  test.describe('on a phone in another time zone', () => {
    test.use({ timezoneId: 'America/Los_Angeles' });

    for (const [moment, words] of [
      ['2026-12-01T09:00:00+07:00', 'Đang mở, đến 11:30.'],
      ['2026-12-01T12:00:00+07:00', 'Đang đóng cửa. Mở lại lúc 13:30.'],
      ['2026-12-01T18:00:00+07:00', 'Đang đóng cửa. Mở lại lúc 7:00 ngày mai.'],
      ['2026-12-31T18:00:00+07:00', 'Đang đóng cửa. Mở lại lúc 7:00 thứ Hai, 04/01.'],
      [
        '2027-01-01T09:00:00+07:00',
        'Hôm nay nghỉ: Tết Dương lịch. Mở lại lúc 7:00 thứ Hai, 04/01.',
      ],
    ] as const)
      test(`an office with hours, at ${moment}: ${words}`, async ({ watched: page }) => {
        await changed(page, `**${guide}`, (html) =>
          html.replace(/data-hours="[^"]*"/, `data-hours="${hours}"`),
        );
        await page.clock.setFixedTime(new Date(moment));
        await page.goto(guide);
        await expect(state(page)).toHaveText(words);
      });
  });

  for (const [moment, words] of [
    ['2026-12-01T09:00:00+07:00', /^Giờ mở cửa: chưa có thông tin\.$/],
    ['2026-12-05T09:00:00+07:00', /^Sáng thứ Bảy, chỉ những lĩnh vực phường chọn/],
    ['2027-01-01T09:00:00+07:00', /^Hôm nay nghỉ: Tết Dương lịch\.$/],
  ] as const)
    test(`our office, whose hours nobody told, at ${moment}: ${words}`, async ({
      watched: page,
    }) => {
      await page.clock.setFixedTime(new Date(moment));
      await page.goto(guide);
      await expect(state(page)).toHaveText(words);
    });

  test('are not printed', async ({ watched: page }) => {
    await page.goto(guide);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.people')).toBeHidden();
  });
});
