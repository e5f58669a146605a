import type { Page } from '@playwright/test';
import { buildIn } from '../support/next-build.ts';
import { expect, test } from '../support/watched-page.ts';

const guide = '/huong-dan/dang-ky-khai-sinh/';

const kept = (page: Page, key: string) =>
  page.evaluate((name) => JSON.parse(localStorage.getItem(`cam-tay:${name}`) ?? '{}'), key);

test.describe('one step', () => {
  test('fills the screen: number, title, picture, help, controls of 64 px, nothing else', async ({
    watched: page,
  }) => {
    await page.goto(`${guide}#buoc-3`);
    await expect(
      page.getByRole('heading', { name: /Bước 3 ?: ?Chọn nơi giải quyết/ }),
    ).toBeVisible();
    await expect(page.getByText('Bước 3 trong 9')).toBeVisible();
    await expect(page.getByText('còn khoảng 17 phút')).toBeVisible();
    await expect(page.getByText('Trên màn hình bạn sẽ thấy: Nơi thực hiện')).toBeVisible();
    await expect(page.getByText('Không thấy phường mình?')).toBeVisible();
    for (const gone of ['header', 'footer', '.bottom', '#buoc-2', '#xong'])
      await expect(page.locator(gone).first()).toBeHidden();
    for (const name of ['‹ Lùi', 'Xong, bước 4 ›']) {
      const control = page.getByRole('link', { name });
      await expect(control).toBeInViewport({ ratio: 1 });
      expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(64);
    }
    await page.getByRole('link', { name: 'Xem cả các bước' }).click();
    await expect(page.getByRole('heading', { name: 'Các bước', exact: true })).toBeInViewport();
    await expect(page.getByRole('heading', { name: 'Các bước', exact: true })).toBeFocused();
  });

  test('a short step stands at the top and its controls at the lower edge', async ({
    watched: page,
  }) => {
    await page.setViewportSize({ width: 800, height: 1280 });
    await page.goto(`${guide}#buoc-8`);
    const box = await page.getByRole('link', { name: 'Xong, bước 9' }).boundingBox();
    const edge = (box?.y ?? 0) + (box?.height ?? 0);
    expect(edge).toBeGreaterThan(1240);
    expect(edge).toBeLessThanOrEqual(1280);
  });

  test('a lesson has the same steps', async ({ watched: page }) => {
    await page.goto('/ky-nang/cai-vneid/');
    await page.getByRole('link', { name: 'Bắt đầu từng bước' }).click();
    await expect(page.getByText(/^Bước 1 trong \d/)).toBeVisible();
    await page.getByRole('link', { name: 'Xong, bước 2' }).click();
    await expect(page.getByRole('heading', { level: 2, name: /^Bước 2 ?:/ })).toBeFocused();
  });

  test('“back” of the browser goes to the step before, then to the list where it was left', async ({
    watched: page,
  }) => {
    await page.goto(guide);
    await page.getByRole('link', { name: 'Bắt đầu từng bước' }).click();
    await page.getByRole('link', { name: 'Xong, bước 2' }).click();
    await expect(page.getByText('Bước 2 trong 9')).toBeVisible();
    await page.goBack();
    await expect(page.getByText('Bước 1 trong 9')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('link', { name: /Bắt đầu từng bước|Làm tiếp/ })).toBeInViewport();
    await expect(page.locator('header')).toBeVisible();
    await expect(page.locator('.step-controls')).toBeHidden();
  });

  test('a step that the guide does not have shows the list', async ({ watched: page }) => {
    for (const hash of ['#buoc-10', '#buoc-0', '#buoc-99999999999']) {
      await page.goto('about:blank');
      await page.goto(`${guide}${hash}`);
      await expect(page.getByRole('heading', { name: 'Các bước', exact: true })).toBeInViewport();
      await expect(page.locator('.step-controls')).toBeHidden();
    }
    expect(await kept(page, 'step')).toEqual({});
  });

  test('“done” ticks the step it leaves; the last one leads to what is still to be done', async ({
    watched: page,
  }) => {
    await page.goto(`${guide}#buoc-8`);
    await page.getByRole('link', { name: 'Xong, bước 9' }).click();
    await page.getByRole('link', { name: 'Lùi' }).click();
    await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 8' })).toBeChecked();
    await page.getByRole('link', { name: 'Xong, bước 9' }).click();
    await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 9' })).not.toBeChecked();
    await page.getByRole('link', { name: 'Xong, xem lại' }).click();
    await expect(page.locator('#xong')).toBeInViewport();
    await expect(page.locator('#xong')).toBeFocused();
    await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 9' })).toBeChecked();
    await expect(page.getByRole('link', { name: 'Bắt đầu từng bước' })).toHaveAttribute(
      'href',
      '#buoc-1',
    );
  });
});

test('a guide that is opened in a tab nobody sees is ready all the same', async ({
  watched: page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    globalThis.requestAnimationFrame = () => 0;
  });
  await page.goto(guide);
  await expect(page.getByRole('button', { name: 'Cho người đối diện quét' })).toHaveCount(1);
  await expect(page.getByRole('radio').first()).toBeVisible();
});

test('on paper all steps of a guide are laid out', async ({ watched: page }) => {
  await page.goto(guide);
  await page.emulateMedia({ media: 'print' });
  const steps = await page
    .locator('.step')
    .evaluateAll((all) => all.map((step) => getComputedStyle(step).contentVisibility));
  expect(steps).toEqual(Array(9).fill('visible'));
});

test.describe('the place in a guide', () => {
  test('is offered in the list, at once and one tap away', async ({ watched: page }) => {
    await page.goto(`${guide}#buoc-4`);
    await page.getByRole('link', { name: 'Xem cả các bước' }).click();
    await expect(page.getByRole('link', { name: 'Làm tiếp từ bước 4' })).toHaveAttribute(
      'href',
      '#buoc-4',
    );
    await page.getByRole('link', { name: 'Trở lại bước 4' }).click();
    await expect(page.getByText('Bước 4 trong 9')).toBeVisible();
  });

  test('is not lost by a link from another page to the first step', async ({ watched: page }) => {
    await page.goto(`${guide}#buoc-4`);
    await page.goto('/dich-vu/dang-ky-khai-sinh/');
    await page.getByRole('link', { name: 'Bắt đầu từng bước' }).click();
    await expect(page.getByText('Bước 1 trong 9')).toBeVisible();
    expect(await kept(page, 'step')).toEqual({ 'huong-dan/dang-ky-khai-sinh': 4 });
    await page.getByRole('link', { name: 'Làm tiếp từ bước 4' }).click();
    await expect(page.getByText('Bước 4 trong 9')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Làm tiếp từ' })).toBeHidden();
    await page.getByRole('link', { name: 'Lùi' }).click();
    await page.getByRole('link', { name: 'Lùi' }).click();
    await page.getByRole('link', { name: 'Lùi' }).click();
    await expect(page.getByText('Bước 1 trong 9')).toBeVisible();
    expect(await kept(page, 'step')).toEqual({ 'huong-dan/dang-ky-khai-sinh': 1 });
  });

  test('beyond the end of a guide that became shorter is forgotten', async ({ watched: page }) => {
    await page.goto('/');
    await page.evaluate(() =>
      localStorage.setItem('cam-tay:step', '{"huong-dan/dang-ky-khai-sinh":12}'),
    );
    await page.goto(guide);
    await expect(page.getByRole('link', { name: 'Bắt đầu từng bước' })).toHaveAttribute(
      'href',
      '#buoc-1',
    );
  });
});

test.describe('the screen', () => {
  /** A stand-in that writes down what is asked of it; headless browsers have no screen to keep awake. */
  const standIn = () => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    class Lock extends EventTarget {
      released = false;
      async release(): Promise<void> {
        if (!this.released) asked.push('let go');
        this.released = true;
      }
    }
    let last: Lock | undefined;
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        async request(type: string): Promise<Lock> {
          asked.push(`keep ${type}`);
          last = new Lock();
          return last;
        },
      },
    });
    let state = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => state });
    Object.assign(globalThis, {
      setVisibility(now: 'hidden' | 'visible') {
        state = now;
        // What a browser does by itself when a page goes out of sight.
        if (now === 'hidden' && last) last.released = true;
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  };
  const asked = (page: Page) =>
    page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  const see = (page: Page, now: 'hidden' | 'visible') =>
    page.evaluate(
      (state) =>
        (globalThis as unknown as { setVisibility(state: string): void }).setVisibility(state),
      now,
    );

  test('stays awake in a step, also after another app, and not in the list', async ({
    watched: page,
  }) => {
    await page.addInitScript(standIn);
    await page.goto(guide);
    expect(await asked(page)).toEqual([]);
    await page.getByRole('link', { name: 'Bắt đầu từng bước' }).click();
    await page.getByRole('link', { name: 'Xong, bước 2' }).click();
    await expect.poll(() => asked(page)).toEqual(['keep screen']);
    await see(page, 'hidden');
    expect(await asked(page)).toEqual(['keep screen']);
    await see(page, 'visible');
    await expect.poll(() => asked(page)).toEqual(['keep screen', 'keep screen']);
    await page.getByRole('link', { name: 'Xem cả các bước' }).click();
    await expect.poll(() => asked(page)).toEqual(['keep screen', 'keep screen', 'let go']);
    await see(page, 'hidden');
    await see(page, 'visible');
    expect(await asked(page)).toHaveLength(3);
  });

  test('may go dark when nobody has touched it for long, until the next touch', async ({
    watched: page,
  }) => {
    await page.clock.install();
    await page.addInitScript(standIn);
    await page.goto(`${guide}#buoc-2`);
    await expect.poll(() => asked(page)).toEqual(['keep screen']);
    await page.clock.fastForward('19:00');
    await page.keyboard.press('Shift');
    await page.clock.fastForward('19:00');
    expect(await asked(page)).toEqual(['keep screen']);
    await page.clock.fastForward('02:00');
    expect(await asked(page)).toEqual(['keep screen', 'let go']);
    await page.getByText('Danh sách dài quá?').click();
    await expect.poll(() => asked(page)).toEqual(['keep screen', 'let go', 'keep screen']);
  });

  for (const [name, change] of [
    [
      'a browser that cannot keep it awake',
      () => Reflect.deleteProperty(Navigator.prototype, 'wakeLock'),
    ],
    [
      'a phone that saves its battery',
      () =>
        Object.defineProperty(navigator, 'wakeLock', {
          value: { request: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
        }),
    ],
  ] as const)
    test(`${name} says nothing of it`, async ({ watched: page }) => {
      await page.addInitScript(change);
      await page.goto(`${guide}#buoc-1`);
      await page.getByRole('link', { name: 'Xong, bước 2' }).click();
      await expect(page.getByText('Bước 2 trong 9')).toBeVisible();
    });
});

test.describe('ticks', () => {
  const ready = { name: /Điện thoại có mạng/ };
  const second = { name: 'Tôi làm xong bước 2' };

  test('stay on the device, which is said beside them; one button takes all of a page away, or back', async ({
    watched: page,
  }) => {
    await page.goto('/ky-nang/cai-vneid/');
    await page.getByRole('checkbox', { name: 'Tôi làm xong bước 1' }).check();
    await page.goto(`${guide}#buoc-2`);
    await expect(page.getByText('Dấu để trên máy này thôi.').last()).toBeVisible();
    await page.getByRole('checkbox', second).check();
    await page.getByRole('link', { name: 'Xem cả các bước' }).click();
    const beside = page.locator('tick-list').first();
    await expect(beside.getByText('Dấu để trên máy này thôi.')).toBeVisible();
    await page.getByRole('checkbox', ready).check();
    await page.reload();
    await expect(page.getByRole('checkbox', ready)).toBeChecked();

    await beside.getByRole('button', { name: 'Xóa hết dấu trang này' }).click();
    await expect(page.getByRole('checkbox', ready)).not.toBeChecked();
    await expect(page.getByRole('checkbox', second)).not.toBeChecked();
    await expect(page.getByRole('link', { name: 'Bắt đầu từng bước' })).toBeVisible();
    expect(Object.keys(await kept(page, 'ticks'))).toEqual(['ky-nang/cai-vneid']);
    expect(await kept(page, 'step')).toEqual({});

    await beside.getByRole('button', { name: 'Lấy lại dấu vừa xóa' }).click();
    await expect(page.getByRole('checkbox', ready)).toBeChecked();
    await expect(page.getByRole('checkbox', second)).toBeChecked();
    await expect(page.getByRole('link', { name: 'Làm tiếp từ bước 2' })).toBeVisible();
  });

  test('a box that is ticked in the moment the page becomes ready stays ticked', async ({
    watched: page,
  }) => {
    await page.addInitScript(() =>
      document.addEventListener('DOMContentLoaded', () =>
        document.querySelector<HTMLInputElement>('tick-list input[type=checkbox]')?.click(),
      ),
    );
    await page.goto(guide);
    await expect(page.getByRole('button', { name: 'Xóa hết dấu' }).first()).toBeVisible();
    await expect(page.locator('tick-list input[type=checkbox]').first()).toBeChecked();
    expect(Object.keys(await kept(page, 'ticks'))).toEqual(['huong-dan/dang-ky-khai-sinh']);
  });

  test('the button is there only while there is something to take away', async ({
    watched: page,
  }) => {
    await page.goto(guide);
    await expect(page.getByRole('button', { name: 'Xóa hết dấu' })).toHaveCount(0);
    await page.getByRole('checkbox', ready).check();
    await expect(page.getByRole('button', { name: 'Xóa hết dấu' })).toHaveCount(2);
    await page.getByRole('checkbox', ready).uncheck();
    await expect(page.getByRole('button', { name: 'Xóa hết dấu' })).toHaveCount(0);
  });

  test('after a wipe and a new tick the old ones do not come back', async ({ watched: page }) => {
    await page.goto(guide);
    await page.getByRole('checkbox', ready).check();
    await page.getByRole('button', { name: 'Xóa hết dấu' }).first().click();
    await page.getByRole('checkbox', second).check();
    await expect(page.getByRole('button', { name: 'Lấy lại' })).toHaveCount(0);
    await expect(page.getByRole('checkbox', ready)).not.toBeChecked();
  });

  test('a notebook wiped in another tab leaves no box ticked here', async ({
    watched: page,
    context,
  }) => {
    await page.goto(guide);
    await page.getByRole('checkbox', ready).check();
    const other = await context.newPage();
    await other.goto('/so-tay/');
    await other.getByRole('button', { name: 'Xóa hết trên máy này' }).click();
    await other.getByRole('button', { name: 'Xóa thật' }).click();
    await expect(page.getByRole('checkbox', ready)).not.toBeChecked();
  });

  test('a device that keeps nothing says so and still lets tick', async ({ watched: page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('', 'QuotaExceededError');
      };
    });
    await page.goto(guide);
    await page.getByRole('checkbox', ready).check();
    await expect(page.getByText('Máy này không nhớ được dấu.')).toBeVisible();
    await expect(page.getByRole('checkbox', ready)).toBeChecked();
  });
});

test.describe('“this step is not like my phone”', () => {
  test('leads to a note with page, step, title and build, and nothing of the person', async ({
    watched: page,
  }) => {
    await page.goto(`${guide}#buoc-3`);
    const build = buildIn('dist');
    await page.getByRole('link', { name: 'Bước này không giống máy tôi' }).click();
    await expect(page.getByLabel('Lời nhắn')).toHaveValue(
      `Trang: ${guide}#buoc-3\nBước 3: Chọn nơi giải quyết\nBản: ${build}\nMáy tôi hiện: `,
    );
    await page.goBack();
    await expect(page.getByText('Bước 3 trong 9')).toBeVisible();
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('each step of the list has its own', async ({ page }) => {
      await page.goto(`${guide}#buoc-3`);
      const links = page.getByRole('link', { name: 'Bước này không giống máy tôi' });
      await expect(links).toHaveCount(9);
      await links.nth(2).click();
      await expect(page).toHaveURL(`/gop-y/?trang=${guide}&buoc=3`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Báo sai, góp ý');
      await page.goto(guide);
      await expect(page.getByText('Dấu để trên máy này thôi.').first()).toBeHidden();
      await expect(page.getByRole('checkbox', { name: 'Tôi làm xong bước 9' })).toBeVisible();
    });
  });
});

/** Sizes of text the way the site and the browser set them. */
for (const { width, height, text } of [
  { width: 390, height: 844, text: 100 },
  { width: 844, height: 390, text: 100 },
  { width: 844, height: 390, text: 150 },
  { width: 320, height: 640, text: 150 },
  { width: 320, height: 640, text: 200 },
  { width: 360, height: 780, text: 200 },
])
  test(`the controls cover nothing that has the focus at ${width}×${height} and ${text} %`, async ({
    watched: page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${guide}#buoc-1`);
    await page.evaluate((size) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`html { font-size: ${size}% !important }`);
      document.adoptedStyleSheets = [sheet];
    }, text);
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBeLessThanOrEqual(0);
    const covered: string[] = [];
    const seen = new Set<string>();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      const { name, hidden } = await page.evaluate(() => {
        const element = document.activeElement;
        const bar = document.querySelector('.step-controls');
        if (!element || !bar || element === document.body) return { name: '', hidden: false };
        const [box, edge] = [element.getBoundingClientRect(), bar.getBoundingClientRect()];
        // Whom to ask stands below the controls: they have gone up with the step by then.
        const isBehind =
          !bar.contains(element) && box.bottom > edge.top + 1 && box.top < edge.bottom - 1;
        const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
        return {
          name: element.textContent?.trim() || element.outerHTML.slice(0, 80),
          // With very large text one entry may be taller than the screen.
          hidden: isBehind || seen < Math.min(box.height, 200) - 1,
        };
      });
      if (name) seen.add(name);
      if (hidden) covered.push(name);
    }
    expect(seen).toContain('Bước này không giống máy tôi');
    expect(seen).toContain('Xong, bước 2 ›');
    expect(covered).toEqual([]);
  });
