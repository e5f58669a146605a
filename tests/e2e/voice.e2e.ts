import { expect, type Page, test } from '@playwright/test';

/** What the page says, and what a test lets the voice do. */
interface Fake {
  readonly said: { text: string; rate: number; lang: string; voice: string | undefined }[];
  cancelled: number;
  end(): void;
  fail(): void;
  tell(voices: { lang: string; localService: boolean }[]): void;
}

/** A voice that says nothing and ends a sentence when the test tells it to. */
async function fakeVoice(
  page: Page,
  voices: readonly { lang: string; localService: boolean }[],
): Promise<void> {
  await page.addInitScript((known) => {
    class Utterance extends EventTarget {
      text: string;
      lang = '';
      rate = 1;
      voice: { lang: string } | undefined;
      constructor(text = '') {
        super();
        this.text = text;
      }
    }
    let list: unknown[] = [...known];
    let current: Utterance | undefined;
    const fake = {
      said: [] as unknown[],
      cancelled: 0,
      end: () => current?.dispatchEvent(new Event('end')),
      fail: () => current?.dispatchEvent(new Event('error')),
      tell(more: unknown[]) {
        list = more;
        synthesis.dispatchEvent(new Event('voiceschanged'));
      },
    };
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => list,
      speak(utterance: Utterance) {
        if (utterance.text === '') return;
        current = utterance;
        const { text, rate, lang, voice } = utterance;
        fake.said.push({ text, rate, lang, voice: voice?.lang });
      },
      cancel() {
        fake.cancelled += 1;
        const before = current;
        current = undefined;
        // As browsers do: what is broken off ends with an error, a little later.
        if (before) queueMicrotask(() => before.dispatchEvent(new Event('error')));
      },
    });
    Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
    Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, fake });
  }, voices);
}

const here = { lang: 'vi_VN', localService: true };
const away = { lang: 'vi-VN', localService: false };
const english = { lang: 'en-US', localService: true };

const said = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { fake: Fake }).fake.said);
const texts = async (page: Page) => (await said(page)).map(({ text }) => text);
const end = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { fake: Fake }).fake.end());
/** The words that are marked on the page. */
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('read-aloud') ?? [])].map(String).join('|'));

const guide = '/huong-dan/dang-ky-khai-sinh/';
const listen = (page: Page) => page.locator('read-aloud button').first();
const stop = (page: Page) => page.getByRole('button', { name: 'Dừng', exact: true });

test.use({ serviceWorkers: 'block' });

test('a step is read sentence by sentence, marked, and then the voice waits', async ({ page }) => {
  await fakeVoice(page, [english, here]);
  await page.goto(`${guide}#buoc-2`);
  await expect(listen(page)).toHaveText('Nghe bước này');
  expect(await texts(page)).toEqual([]);
  await listen(page).click();
  await expect(listen(page)).toHaveText('Tạm dừng');

  await expect.poll(() => texts(page)).toEqual(['Bước hai: Tìm thủ tục.']);
  expect((await said(page))[0]).toMatchObject({ lang: 'vi-VN', voice: 'vi_VN', rate: 1 });
  expect((await marked(page)).trim()).toBe('Bước 2: Tìm thủ tục');
  await end(page);
  await expect.poll(() => marked(page)).toBe('Vào “Dịch vụ công trực tuyến”.');
  const step = page.locator('#buoc-2');
  for (let left = 30; (await listen(page).textContent()) === 'Tạm dừng' && left > 0; left -= 1)
    await end(page);
  const all = await texts(page);
  expect(all).toContain('Vào Dịch vụ công trực tuyến.');
  expect(all).toContain('Trên màn hình bạn sẽ thấy: Ô tìm kiếm.');
  expect(all).toContain('Đăng ký khai sinh, mã một chấm không không một, một chín ba.');
  expect(all.join(' ')).not.toMatch(/\d|[“”]|Danh sách dài quá|Tôi làm xong/);
  // It waits: the next step is neither shown nor read.
  await expect(step).toBeVisible();
  await expect(listen(page)).toHaveText('Nghe bước này');
  expect(await marked(page)).toBe('');
  await expect(stop(page)).toBeHidden();
});

test('the whole guide is read part by part, each when it is asked for', async ({ page }) => {
  await fakeVoice(page, [here]);
  await page.goto(guide);
  await expect(listen(page)).toHaveText('Nghe đọc');
  await listen(page).click();
  await expect.poll(() => texts(page)).toEqual(['Đăng ký khai sinh trên mạng.']);
  for (let left = 30; (await listen(page).textContent()) === 'Tạm dừng' && left > 0; left -= 1)
    await end(page);
  await expect(listen(page)).toHaveText('Nghe tiếp: Có sẵn trước khi bắt đầu');
  const before = (await texts(page)).length;
  await listen(page).click();
  await expect
    .poll(async () => (await texts(page)).slice(before))
    .toEqual(['Có sẵn trước khi bắt đầu.']);
});

test('pause keeps the place, stop forgets it', async ({ page }) => {
  await fakeVoice(page, [here]);
  await page.goto(`${guide}#buoc-1`);
  await listen(page).click();
  await expect.poll(async () => (await texts(page)).length).toBe(1);
  await end(page);
  const second = (await texts(page))[1];
  await listen(page).click();
  await expect(listen(page)).toHaveText('Nghe tiếp');
  expect(await marked(page)).toBe('');
  await listen(page).click();
  await expect.poll(async () => (await texts(page))[2]).toBe(second);

  await stop(page).click();
  await expect(listen(page)).toHaveText('Nghe bước này');
  await expect(listen(page)).toBeFocused();
  await listen(page).click();
  await expect.poll(async () => (await texts(page))[3]).toBe('Bước một: Đăng nhập.');
  await expect(page.locator('read-aloud [role=status]')).toBeEmpty();
});

test('the speed changes at once and is remembered', async ({ page }) => {
  await fakeVoice(page, [here]);
  await page.goto(`${guide}#buoc-1`);
  await listen(page).click();
  const speed = page.getByRole('button', { name: /^Tốc độ/ });
  await expect(speed).toHaveText('Tốc độ vừa');
  await speed.click();
  await expect(speed).toHaveText('Tốc độ nhanh');
  await speed.click();
  await expect(speed).toHaveText('Tốc độ chậm');
  const sentences = await said(page);
  expect(new Set(sentences.map(({ text }) => text)).size).toBe(1);
  expect(sentences.map(({ rate }) => rate)).toEqual([1, 1.3, 0.75]);
  await page.reload();
  await listen(page).click();
  await expect.poll(async () => (await said(page)).map(({ rate }) => rate)).toEqual([0.75]);
});

test('another step, another page and another app make it stop', async ({ page }) => {
  await fakeVoice(page, [here]);
  await page.goto(`${guide}#buoc-1`);
  await listen(page).click();
  await expect(listen(page)).toHaveText('Tạm dừng');
  await page.locator('.step-controls .next').click();
  await expect(listen(page)).toHaveText('Nghe bước này');
  expect(await marked(page)).toBe('');
  expect(await texts(page)).toEqual(['Bước một: Đăng nhập.']);

  await listen(page).click();
  await expect.poll(async () => (await texts(page)).at(-1)).toBe('Bước hai: Tìm thủ tục.');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(listen(page)).toHaveText('Nghe tiếp');
  const cancelled = () =>
    page.evaluate(() => (globalThis as unknown as { fake: Fake }).fake.cancelled);
  const before = await cancelled();
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  expect(await cancelled()).toBeGreaterThan(before);
});

test('a phone without a Vietnamese voice is told what to do, and one that tells late is waited for', async ({
  page,
}) => {
  await fakeVoice(page, [english]);
  await page.clock.install();
  await page.goto(guide);
  await listen(page).click();
  const status = page.locator('read-aloud [role=status]');
  await expect(status).toBeEmpty();
  await page.clock.runFor(2_500);
  await expect(status).toContainText('chưa có giọng đọc tiếng Việt');
  await expect(status).toContainText('“chuyển văn bản thành giọng nói”');
  expect(await texts(page)).toEqual([]);

  await listen(page).click();
  await page.evaluate(
    (voices) => (globalThis as unknown as { fake: Fake }).fake.tell(voices),
    [english, here],
  );
  await expect.poll(() => texts(page)).toEqual(['Đăng ký khai sinh trên mạng.']);
  await expect(status).toBeEmpty();
});

test('a voice that sends the text away is used only after saying so', async ({ page }) => {
  await fakeVoice(page, [away]);
  await page.goto(guide);
  await listen(page).click();
  const status = page.locator('read-aloud [role=status]');
  await expect(status).toContainText('gửi chữ của trang này');
  expect(await texts(page)).toEqual([]);
  await listen(page).click();
  await expect.poll(() => texts(page)).toEqual(['Đăng ký khai sinh trên mạng.']);
});

test('a voice that fails says so', async ({ page }) => {
  await fakeVoice(page, [here]);
  await page.goto(guide);
  await listen(page).click();
  await expect.poll(async () => (await texts(page)).length).toBe(1);
  await page.evaluate(() => (globalThis as unknown as { fake: Fake }).fake.fail());
  await expect(page.locator('read-aloud [role=status]')).toContainText('không đọc được lúc này');
  await expect(listen(page)).toHaveText('Nghe đọc');
});

test('a browser that cannot speak, or runs no script, shows nothing of it', async ({
  page,
  browser,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'SpeechSynthesisUtterance');
  });
  await page.goto(guide);
  await expect(page.locator('read-aloud')).toBeHidden();
  expect(await page.locator('read-aloud').boundingBox()).toBeNull();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(guide);
  await expect(still.locator('read-aloud')).toBeHidden();
  await plain.close();
});

test('where words cannot be marked, the block is', async ({ page }) => {
  await fakeVoice(page, [here]);
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'Highlight');
  });
  await page.goto(`${guide}#buoc-1`);
  await listen(page).click();
  await expect(page.locator('#buoc-1 h2')).toHaveAttribute('data-being-read', '');
  await stop(page).click();
  await expect(page.locator('[data-being-read]')).toHaveCount(0);
});

for (const [what, path, first] of [
  ['a service', '/dich-vu/dang-ky-khai-sinh/', 'Đăng ký khai sinh cho con.'],
  ['a lesson', '/ky-nang/tranh-lua-dao/', 'Tránh bị lừa qua điện thoại.'],
] as const)
  test(`${what} is read by keyboard`, async ({ page }) => {
    await fakeVoice(page, [here]);
    await page.goto(path);
    await listen(page).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => texts(page)).toEqual([first]);
    for (let left = 400; (await listen(page).textContent()) !== 'Nghe đọc' && left > 0; left -= 1)
      if (/^Nghe tiếp/.test((await listen(page).textContent()) ?? '')) await listen(page).click();
      else await end(page);
    const all = (await texts(page)).join(' ');
    expect(all).not.toMatch(/\p{N}|VNeID|OTP/u);
    expect(all).not.toContain('tin được tới đâu');
  });

test('an announcer chooses a text, sees how long it is, and takes the file', async ({ page }) => {
  await page.goto('/loa/');
  await page.getByRole('link', { name: /Không đọc mã OTP cho ai/ }).click();
  await expect(page).toHaveURL('/loa/khong-doc-ma-otp/');
  await expect(page.getByText(/\d+ tiếng, khoảng \d+ giây/)).toBeVisible();
  await expect(page.locator('.breaths')).toContainText('ô tê pê');
  expect(await page.locator('.breaths').textContent()).not.toMatch(/\p{N}/u);
  await expect(page.getByText('Đã đọc lúc')).toBeVisible();
  const file = await page.request.get(
    (await page.getByRole('link', { name: 'Tệp chữ cho máy đọc' }).getAttribute('href')) ?? '',
  );
  expect(file.headers()['content-type']).toContain('charset=utf-8');
  expect(await file.text()).toContain('Xin nhắc lại: bà con cúp máy');
});
