import { globSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { inGroups } from '#search/groups.ts';
import { answerOf } from '#search/name-search.ts';
import { ranker } from '#search/rank.ts';
import { unpack } from '#search/title-index.ts';
import { pagesIn } from '../../scripts/handouts/pdf-dates.ts';
import { judgedQueries } from '../../scripts/judge.ts';
import { usbFolder } from '../support/packs.ts';

const root = `${pathToFileURL(usbFolder).href}/`;
const at = (file: string): string => root + file;
const guide = 'huong-dan/dang-ky-khai-sinh/index.html';

/** A page from a memory stick: it fails on any error, refused policy, or look at anything but the stick. */
const test = base.extend<{ stick: Page }>({
  stick: async ({ page }, use) => {
    const wrong: string[] = [];
    const here = () => page.url().replace(root, '');
    page.on('pageerror', (error) => wrong.push(`${here()}: ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning', 'info'].includes(message.type()))
        wrong.push(`${here()}: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(root))
        wrong.push(`${here()} asks for ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText !== 'net::ERR_ABORTED')
        wrong.push(`${here()}: ${request.url()} ${request.failure()?.errorText}`);
    });
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      ),
    );
    await use(page);
    expect(wrong).toEqual([]);
  },
});

const firstResult = (page: Page) =>
  page.locator('ol[data-search-results][data-ready] > li').first();

/**
 * Loads a page again until it shows what was stored. From a file, a page that is loaded at once may be in a process of the
 * browser that has not heard of it yet.
 */
const loadedUntil = (page: Page, shows: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.reload();
    await shows();
  }).toPass();

test('the first page says of which day it is and how to check it, and says nothing of saving', async ({
  stick: page,
}) => {
  await page.goto(at('index.html'));
  await expect(
    page.getByText(/^Bản chép ngày \d\d\/\d\d\/\d{4}, mã kiểm(?: [0-9a-f]{4}){4}\./),
  ).toBeVisible();
  await page.getByText('Mã kiểm đầy đủ').click();
  await expect(page.getByText(/^(?:[0-9a-f]{4} ?){16}$/)).toBeVisible();
  await expect(page.getByText('máy này đã lưu')).toHaveCount(0);
  await page.getByRole('link', { name: 'Bản USB' }).click();
  await expect(page.getByText('Đây là bản trên USB.')).toBeVisible();
  await expect(page.getByText('Đang xem trong máy')).toHaveCount(0);
});

test('search from the first page, with a query that stays in the address, and on to a service', async ({
  stick: page,
}) => {
  await page.goto(at('index.html'));
  await page.getByRole('searchbox').fill('mat can cuoc');
  await page.keyboard.press('Enter');
  await expect(firstResult(page)).toHaveAttribute('data-id', 'cap-doi-cap-lai-can-cuoc');
  await page.getByRole('searchbox').fill('ket hon');
  await expect(firstResult(page)).toHaveAttribute('data-id', 'dang-ky-ket-hon');
  await expect(page).toHaveURL(`${root}tim/index.html?q=ket%20hon`);
  await page.reload();
  await firstResult(page).getByRole('link').first().click();
  await expect(page).toHaveURL(at('dich-vu/dang-ky-ket-hon/index.html'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a query behind # is understood where a program drops what is behind ?', async ({
  stick: page,
}) => {
  await page.goto(at('tim/index.html#q=ho%20khau'));
  await expect(firstResult(page)).toHaveAttribute('data-id', 'dang-ky-thuong-tru');
});

test('judged queries are answered in the order of the site’s search by names', async ({
  stick: page,
}) => {
  test.setTimeout(120_000);
  const folder = globSync('dist/pagefind/*')[0] ?? '';
  const part = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const rank = ranker(unpack(part('titles.json'), part('titles-more.json')));
  const expected = (query: string): string[] =>
    inGroups(answerOf(rank(query, {})).results)
      .flatMap(({ results }) => results.map(({ id }) => id))
      .slice(0, 10);
  await page.goto(at('tim/index.html'));
  // One in six: every category is among them.
  const queries = judgedQueries('tests/search/judged.jsonl').filter((_, index) => index % 6 === 0);
  expect(queries.length).toBeGreaterThan(90);
  let found = 0;
  for (const { query, rel } of queries) {
    const typed = query.trim().slice(0, 120);
    await page.getByRole('searchbox').fill(query);
    const list = page.locator('ol[data-search-results][data-ready]');
    await expect(list).toHaveAttribute('data-query', typed);
    const ids = await list
      .locator(':scope > li')
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.id ?? ''));
    expect(ids, query).toEqual(expected(query));
    const paths = await list
      .locator('a')
      .evaluateAll((links) =>
        links.map((link) => (link as HTMLAnchorElement).href.split('/').slice(-3, -1).join('/')),
      );
    if (paths.slice(0, 10).some((path) => (rel[path] ?? 0) >= 2)) found += 1;
  }
  const answerable = queries.filter(({ rel }) => Object.values(rel).some((grade) => grade >= 2));
  expect(found / answerable.length).toBeGreaterThan(0.9);
});

test('a guide step by step, its ticks kept, and found again in the notebook', async ({
  stick: page,
}) => {
  await page.goto(at(guide));
  const first = page.locator('tick-list input').first();
  await first.check();
  await page.getByRole('button', { name: 'Lưu vào sổ tay' }).click();
  await page.getByRole('link', { name: 'Bắt đầu từng bước' }).click();
  await expect(page.getByText('Bước 1 trong 9')).toBeVisible();
  await page.getByRole('link', { name: 'Xong, bước 2' }).click();
  await expect(page.getByText('Bước 2 trong 9')).toBeVisible();
  await expect(page).toHaveURL(at(`${guide}#buoc-2`));
  await page.goBack();
  await expect(page.getByText('Bước 1 trong 9')).toBeVisible();
  await page.goto(at('so-tay/index.html'));
  const note = page.locator('[data-notes] a').first();
  await loadedUntil(page, () => expect(note).toContainText('khai sinh', { timeout: 1_000 }));
  await note.click();
  await expect(page).toHaveURL(new RegExp(`^${root}huong-dan/dang-ky-khai-sinh/index\\.html`));
  await page.goto(at(guide));
  await loadedUntil(page, () => expect(first).toBeChecked({ timeout: 1_000 }));
});

test('an answer hides what is for others', async ({ stick: page }) => {
  await page.goto(at('huong-dan/giay-xac-nhan-tinh-trang-hon-nhan/index.html'));
  const widowed = page.getByText('Ghi số, ngày và nơi cấp giấy khai tử của vợ, chồng.');
  await expect(widowed).toBeVisible();
  await page.getByRole('radio', { name: 'Bạn đã ly hôn' }).check();
  await expect(widowed).toBeHidden();
  await loadedUntil(page, () => expect(widowed).toBeHidden({ timeout: 1_000 }));
});

test('the catalogue is narrowed', async ({ stick: page }) => {
  await page.goto(at('thu-tuc/index.html'));
  await page.locator('catalogue-filter [name=name]').fill('khai sinh');
  await expect(page.locator('catalogue-filter [role=status]')).toHaveText(/^\d+ thủ tục khớp\.$/);
  const rows = page.locator('[data-field] li[data-facts]:visible');
  expect(await rows.count()).toBeGreaterThan(2);
  // Every word of it, as on the site.
  for (const row of await rows.allTextContents())
    expect(row.toLowerCase()).toMatch(/khai.*sinh|sinh.*khai/s);
});

test('the day of a result is counted with the days off, which lie there as a script', async ({
  stick: page,
}) => {
  await page.goto(at('dich-vu/dang-ky-thuong-tru/index.html'));
  await page.getByLabel('Bạn nộp ngày nào?').fill('2027-02-03');
  await expect(page.locator('result-day [role=status]')).toContainText(
    'lịch nghỉ Tết Nguyên đán 2027 chưa công bố',
  );
});

test('a hand-out prints on the sheets it says', async ({ stick: page }) => {
  await page.goto(at('huong-dan/dang-ky-khai-sinh/in/index.html'));
  const sheets = Number(await page.locator('body').getAttribute('data-sheets'));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pagesIn(pdf)).toBe(sheets);
});

test('what is handed on leads to the site, not into this computer', async ({ stick: page }) => {
  await page.goto(at(guide));
  const site = new URL((await page.locator('link[rel=canonical]').getAttribute('href')) ?? '');
  await page.getByRole('button', { name: 'Cho người đối diện quét' }).click();
  await expect(page.getByRole('dialog')).toContainText(`${site.host}/huong-dan/dang-ky-khai-sinh/`);
  await page.getByRole('button', { name: 'Đóng' }).click();
  // No clipboard: the text is shown to be copied by hand, and so can be read here.
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
  );
  await page.getByRole('button', { name: 'Chép tin Zalo' }).click();
  const text = readFileSync(join(usbFolder, 'huong-dan/dang-ky-khai-sinh/zalo.txt'), 'utf8');
  await expect(page.getByLabel('Chữ để chép')).toHaveValue(text.trim());
});

test('every kind of page opens without an error, scrolled to its end', async ({ stick: page }) => {
  test.setTimeout(180_000);
  const all = globSync('**/index.html', { cwd: usbFolder }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  // Of pages that many others are like, one in forty; of a few alike, all.
  const kinds = Map.groupBy(all.sort(), (file) => file.split('/')[0] ?? '');
  const some = [...kinds.values()].flatMap((files) =>
    files.length < 20 ? files : files.filter((_, index) => index % 40 === 0),
  );
  expect(some.length).toBeGreaterThan(60);
  for (const file of some) {
    await page.goto(at(file));
    if (readFileSync(join(usbFolder, file), 'utf8').includes('http-equiv="refresh"'))
      await page.waitForURL(/#ma-/);
    await expect(page.locator('h1').first()).toBeAttached();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  }
});

base('a stick may have any name', async ({ page }, info) => {
  const folder = info.outputPath('USB của tôi #1 100%');
  mkdirSync(dirname(folder), { recursive: true });
  symlinkSync(resolve(usbFolder), folder);
  const top = pathToFileURL(folder).href;
  await page.goto(`${top}/tim/index.html?q=ket%20hon`);
  await firstResult(page).getByRole('link').first().click();
  await expect(page).toHaveURL(`${top}/dich-vu/dang-ky-ket-hon/index.html`);
  await page.goto(`${top}/${guide}`);
  await page.getByRole('button', { name: 'Cho người đối diện quét' }).click();
  await expect(page.getByRole('dialog')).toContainText(
    /ô này\.[a-z.-]+\/huong-dan\/dang-ky-khai-sinh\/Đóng/,
  );
});

base('where the device stores nothing, pages are the same', async ({ page }) => {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  for (const file of [guide, 'so-tay/index.html', 'cai-dat/index.html', 'danh-gia/index.html']) {
    await page.goto(at(file));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto(at('tim/index.html?q=ket%20hon'));
  await expect(firstResult(page)).toHaveAttribute('data-id', 'dang-ky-ket-hon');
  expect(wrong).toEqual([]);
});

base('nothing can be asked of any host, whatever a script tries', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith('http')) asked.push(request.url());
  });
  // A refused request is no request: the page says that it refused.
  await page.goto(at(guide));
  const refused = await page.evaluate(async (host) => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      directives.push(event.effectiveDirective),
    );
    await fetch(`${host}/release.json`).catch(() => undefined);
    const picture = new Image();
    picture.src = `${host}/icon.svg`;
    await new Promise((resolve) => picture.addEventListener('error', resolve));
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
    style.href = `${host}/a.css`;
    document.head.append(style);
    await new Promise((resolve) => style.addEventListener('error', resolve));
    return directives.sort();
  }, baseURL ?? '');
  expect(refused).toEqual(['connect-src', 'img-src', 'style-src-elem']);
});
