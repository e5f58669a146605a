import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../../scripts/chromium-path.ts';
import { expect, savedForOffline, test } from '../support/watched-page.ts';

const faces = ['Hài lòng', 'Bình thường', 'Chưa hài lòng'] as const;
const pages = ['/danh-gia/', '/danh-gia/can-bo/', '/danh-gia/cach-danh-gia/'];

const face = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const thanks = (page: Page) => page.getByText('Cảm ơn bạn.');
const next = (page: Page) => page.getByRole('button', { name: 'Người tiếp theo' });

/** What lies on the device, read past the page: day → good, fair, poor. */
const kept = (page: Page): Promise<Record<string, number[]>> =>
  page.evaluate(async () => {
    const name = 'cam-tay-danh-gia';
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return {};
    return new Promise<Record<string, number[]>>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const all = request.result.transaction('days').objectStore('days').getAll();
        all.onsuccess = () => {
          request.result.close();
          resolve(
            Object.fromEntries(
              all.result.map(({ day, good, fair, poor }) => [day, [good, fair, poor]]),
            ),
          );
        };
      };
    });
  });

/** Opens the staff's page by the way that is on the screen. */
async function openCounts(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Dành cho cán bộ: xem số đếm' }).click();
  await page.getByRole('button', { name: 'Tôi trực bàn này, mở số đếm' }).click();
}

const morning = new Date('2026-11-26T02:00:00Z');

test('one tap is counted and thanked for; the faces come back by themselves, or for the next person at once', async ({
  watched: page,
}) => {
  await page.clock.install({ time: morning });
  await page.goto('/danh-gia/');
  expect(await kept(page)).toEqual({});
  await face(page, 'Hài lòng').click();
  await expect(thanks(page)).toBeVisible();
  await expect(face(page, 'Hài lòng')).toBeHidden();
  expect(await kept(page)).toEqual({ '2026-11-26': [1, 0, 0] });
  // Nothing on the screen tells who comes next what was chosen.
  await expect(page.locator('rating-screen')).not.toContainText(/\d/);
  await page.clock.runFor(10_000);
  await expect(thanks(page)).toBeHidden();
  await face(page, 'Chưa hài lòng').click();
  await expect(thanks(page)).toBeVisible();
  await next(page).click();
  await expect(thanks(page)).toBeHidden();
  await face(page, 'Bình thường').click();
  await expect(thanks(page)).toBeVisible();
  expect(await kept(page)).toEqual({ '2026-11-26': [1, 1, 1] });
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 800, height: 1280 },
  { width: 1280, height: 800 },
])
  test(`a double tap, and a finger that bounces, count once at ${viewport.width} × ${viewport.height}`, async ({
    watched: page,
  }) => {
    await page.setViewportSize(viewport);
    await page.clock.install({ time: morning });
    await page.goto('/danh-gia/');
    for (const [nth, name] of faces.entries()) {
      const box = await face(page, name).boundingBox();
      if (!box) throw new Error('no face');
      for (const [right, down] of [
        [0.5, 0.5],
        [0.1, 0.1],
        [0.9, 0.9],
      ] as const) {
        await page.mouse.dblclick(box.x + box.width * right, box.y + box.height * down);
        await page.mouse.click(box.x + box.width * right, box.y + box.height * down);
        await expect(thanks(page)).toBeVisible();
        // And again once it is thanked for: nothing stands there to press.
        await page.mouse.dblclick(box.x + box.width * right, box.y + box.height * down);
        await expect(thanks(page)).toBeVisible();
        await next(page).dblclick();
        await expect(face(page, name)).toBeVisible();
      }
      const [counts = []] = Object.values(await kept(page));
      expect(counts).toEqual(faces.map((_, other) => (other <= nth ? 3 : 0)));
    }
  });

test('with the keyboard alone; a key that is held down counts once', async ({ watched: page }) => {
  await page.goto('/danh-gia/');
  await face(page, 'Bình thường').focus();
  await page.keyboard.down('Enter');
  await expect(next(page)).toBeFocused();
  for (let repeats = 0; repeats < 5; repeats += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(thanks(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(face(page, 'Hài lòng')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(thanks(page)).toBeVisible();
  expect(Object.values(await kept(page))).toEqual([[1, 1, 0]]);
});

for (const timezoneId of ['Asia/Ho_Chi_Minh', 'America/Los_Angeles', 'Pacific/Auckland'])
  test.describe(`a tablet set to ${timezoneId}`, () => {
    test.use({ timezoneId });
    test('counts by the days of Vietnam, and shows a day once it is over', async ({
      watched: page,
    }) => {
      await page.clock.install({ time: new Date('2026-11-26T16:59:50Z') });
      await page.goto('/danh-gia/');
      await face(page, 'Hài lòng').click();
      await next(page).click();
      await page.clock.setSystemTime(new Date('2026-11-26T17:00:10Z'));
      await face(page, 'Chưa hài lòng').click();
      await expect(thanks(page)).toBeVisible();
      await next(page).click();
      expect(await kept(page)).toEqual({ '2026-11-26': [1, 0, 0], '2026-11-27': [0, 0, 1] });

      await openCounts(page);
      await expect(page.getByText('Hôm nay, 27/11/2026')).toContainText('1 lượt');
      await expect(page.getByRole('row')).toHaveText([
        /^Ngày/,
        /^26\/11\/2026\s*1\s*0\s*0\s*1$/,
        /^Cộng\s*1\s*0\s*0\s*1$/,
      ]);
      await expect(page.getByText('Máy đang giữ 1 ngày đã qua')).toBeVisible();
    });
  });

test('the counts leave as a file, and go away only after a second press', async ({
  watched: page,
}) => {
  await page.clock.install({ time: morning });
  await page.goto('/danh-gia/');
  await face(page, 'Hài lòng').click();
  await next(page).click();
  await face(page, 'Bình thường').click();
  await expect(thanks(page)).toBeVisible();
  await page.clock.setSystemTime(new Date('2026-11-27T02:00:00Z'));
  await openCounts(page);
  await expect(page.getByRole('row').nth(1)).toContainText('26/11/2026');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải tệp CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('danh-gia-2026-11-27.csv');
  expect(readFileSync(await file.path(), 'utf8')).toBe(
    'ngay,hai-long,binh-thuong,chua-hai-long\r\n2026-11-26,1,1,0\r\n',
  );
  const wipe = page.getByRole('button', { name: 'Xóa số đếm trên máy này' });
  await wipe.click();
  await page.getByRole('button', { name: 'Thôi, không xóa' }).click();
  expect(await kept(page)).toEqual({ '2026-11-26': [1, 1, 0] });
  await wipe.click();
  await page.getByRole('button', { name: 'Xóa thật' }).click();
  await expect(page.getByText('Đã xóa hết số đếm')).toBeVisible();
  await expect(page.getByText('Chưa có ngày nào đã qua.')).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test('the notebook says that its wipe leaves the counts of the desk, and where they are wiped', async ({
  watched: page,
}) => {
  await page.goto('/danh-gia/');
  await face(page, 'Hài lòng').click();
  await expect(thanks(page)).toBeVisible();
  await page.goto('/so-tay/');
  await page.getByRole('button', { name: 'Xóa hết trên máy này' }).click();
  await expect(page.getByText('Số đếm của màn hình đánh giá')).toBeVisible();
  await page.getByRole('button', { name: 'Xóa thật' }).click();
  await expect(page.getByText('Đã xóa hết trên máy này.')).toBeVisible();
  expect(Object.values(await kept(page))).toEqual([[1, 0, 0]]);
});

test('looking keeps nothing on the device', async ({ watched: page }) => {
  await page.goto('/danh-gia/');
  await openCounts(page);
  await expect(page.getByText('Chưa có ngày nào đã qua.')).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test('nobody is thanked for what the device could not keep', async ({ watched: page }) => {
  await page.goto('/danh-gia/');
  await page.evaluate(() => {
    // What a full disk does: the whole transaction is undone.
    const own = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...asked) {
      const request = own.apply(this, asked);
      this.transaction.abort();
      return request;
    };
  });
  await face(page, 'Hài lòng').click();
  await expect(page.getByRole('alert')).toHaveText(
    'Máy này chưa ghi được. Bạn nói giúp với người ở bàn.',
  );
  await expect(thanks(page)).toBeHidden();
  await expect(face(page, 'Hài lòng')).toBeVisible();
});

test('the prompt is spoken by a voice of the device, and never by one that sends it away', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const said: string[] = [];
    const voices = [{ lang: 'vi-VN', localService: false }];
    class Utterance {
      constructor(readonly text: string) {}
    }
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: ({ text }: Utterance) => text && said.push(text),
      cancel: () => undefined,
    });
    Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
    Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, said, voices });
  });
  await page.goto('/danh-gia/');
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  await page.getByRole('button', { name: 'Nghe' }).click();
  await expect(page.getByRole('alert')).toHaveText('Máy này chưa có giọng đọc tiếng Việt.');
  expect(await said()).toEqual([]);
  await page.evaluate(() =>
    (globalThis as unknown as { voices: object[] }).voices.push({
      lang: 'vi-VN',
      localService: true,
    }),
  );
  await page.getByRole('button', { name: 'Nghe' }).click();
  await expect.poll(said).toEqual([expect.stringContaining('Chạm một hình')]);
  await expect(page.getByRole('alert')).toBeHidden();
});

test('after one visit to any page the tablet needs no network for faces and counts', async ({
  watched: page,
  context,
}) => {
  await page.goto('/');
  await savedForOffline(page);
  await context.setOffline(true);
  await page.goto('/danh-gia/');
  await face(page, 'Hài lòng').click();
  await expect(thanks(page)).toBeVisible();
  await page.reload();
  await face(page, 'Hài lòng').click();
  await expect(thanks(page)).toBeVisible();
  expect(Object.values(await kept(page))).toEqual([[2, 0, 0]]);
  await openCounts(page);
  await expect(page.getByText('2 lượt')).toBeVisible();
});

test('500 taps, the browser killed five times in between: none that was thanked for is lost, none is double', async ({
  baseURL,
}) => {
  test.setTimeout(480_000);
  const profile = mkdtempSync(join(tmpdir(), 'cam-tay-rating-'));
  const given = [0, 0, 0];
  let context: BrowserContext | undefined;

  /** Starts a browser on the same profile. */
  const start = async (): Promise<Page> => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...(baseURL ? { baseURL } : {}),
    });
    const page = await context.newPage();
    // Writing to the disk for good is asked for each time; a process that dies cannot show what a power cut would do.
    await page.addInitScript(() => {
      const own = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...asked) {
        const made = own.apply(this, asked);
        if (made.mode === 'readwrite' && made.durability !== 'strict')
          document.documentElement.dataset.notStrict = '';
        return made;
      };
    });
    await page.goto('/danh-gia/');
    return page;
  };
  /** The whole process group at once, with no time to tidy up. */
  const kill = async (page: Page): Promise<void> => {
    await expect(page.locator('html')).not.toHaveAttribute('data-not-strict');
    const session = await context?.browser()?.newBrowserCDPSession();
    const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
    const closed = new Promise((resolve) => page.context().once('close', resolve));
    const browser = processInfo.find(({ type }) => type === 'browser');
    if (!browser) throw new Error('no browser process');
    process.kill(browser.id, 'SIGKILL');
    await closed;
  };

  try {
    let page = await start();
    for (let tap = 1; tap <= 500; tap += 1) {
      const which = tap % 3;
      await face(page, faces[which] ?? '').click();
      await expect(thanks(page)).toBeVisible();
      given[which] = (given[which] ?? 0) + 1;
      if (tap % 100 === 0 && tap < 500) {
        await kill(page);
        page = await start();
        expect(Object.values(await kept(page))).toEqual([given]);
      } else await next(page).click();
    }
    // Once more in the middle of a tap that nobody has been thanked for: it counts once or not at all.
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-face=good]')?.click());
    await kill(page);
    page = await start();
    const [[good = 0, ...others] = []] = Object.values(await kept(page));
    expect([given[0], (given[0] ?? 0) + 1]).toContain(good);
    expect(others).toEqual(given.slice(1));
    await openCounts(page);
    const all = [good, ...others].reduce((sum, one) => sum + one);
    await expect(page.getByText(`${all} lượt`)).toBeVisible();
  } finally {
    await context?.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true });
  }
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const path of pages)
    test.describe(colorScheme, () => {
      test.use({ colorScheme });
      test(`axe finds nothing on ${path}`, async ({ watched: page }) => {
        await page.goto(path);
        const open = page.getByRole('button', { name: 'Tôi trực bàn này, mở số đếm' });
        if (path.includes('can-bo')) await open.click();
        const check = async () => {
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        };
        await check();
        if (path !== '/danh-gia/') return;
        await face(page, 'Hài lòng').click();
        await expect(thanks(page)).toBeVisible();
        await check();
      });
    });

for (const text of [100, 200])
  for (const path of pages)
    test(`at 320 px and ${text} % nothing sticks out of ${path}, and all is large enough to tap`, async ({
      watched: page,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.addInitScript(
        (size) => localStorage.setItem('cam-tay:text-size', String(size)),
        text,
      );
      await page.goto(path);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('main :is(a, button)')]
          .filter(
            (one) => one.checkVisibility() && !one.closest('p, .trust, main > ol, main > div > ol'),
          )
          .map((one) => ({ one, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 47.5 || box.width < 47.5)
          .map(({ one }) => one.outerHTML.slice(0, 90)),
      );
      expect(small).toEqual([]);
    });
