import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { siteServer } from '../../scripts/serve.ts';
import { type BuiltCopy, builtCopy } from '../support/built-copy.ts';
import { readPrinted } from '../support/printed.ts';
import { expect, test } from '../support/watched-page.ts';

const path = '/noi-ho-tro/';
const sorting = 'Xếp nơi gần tôi trước';

test.describe('the real directory, where little is known', () => {
  test.use({ serviceWorkers: 'block' });

  test('each entry says what nobody knows, and a tap tells the editors of that place', async ({
    watched: page,
  }) => {
    await page.goto(path);
    const desk = page.locator('#phuong-thanh-hoa');
    await expect(desk.locator('[data-unknown]')).toHaveText(
      'địa chỉ, vị trí trên bản đồ, điện thoại, giờ mở cửa, Wi-Fi công cộng, địa chỉ Zalo',
    );
    for (const entry of await page.locator('.entry').all())
      await expect(entry.getByRole('link', { name: /báo (?:thêm|lại) về / })).toHaveCount(1);
    await desk.getByRole('link', { name: /báo thêm/ }).click();
    await expect(page.getByLabel('Lời nhắn')).toHaveValue(
      /Trang: \/noi-ho-tro\/\nNơi: Trung tâm Phục vụ hành chính công phường Thanh Hòa\n/,
    );
  });

  test('kinds of which nothing is known stand there as unknown', async ({ watched: page }) => {
    await page.goto(path);
    await page.getByRole('link', { name: 'Wi-Fi', exact: true }).click();
    const wifi = page.getByRole('region', { name: 'Wi-Fi công cộng' });
    await expect(wifi).toBeInViewport();
    await expect(wifi).toContainText('Chưa có thông tin');
  });

  test('the drawing names the five wards by their middle, and says it is not their office', async ({
    watched: page,
  }) => {
    await page.goto(path);
    const map = page.getByRole('img', { name: 'Sơ đồ các nơi' });
    await expect(map).toHaveAccessibleDescription(
      /phường Cai Lậy, .*xã Tân Phú; không phải trụ sở\. Bắc ở trên\./,
    );
    const at = async (name: string) => {
      const box = await map.locator('text', { hasText: new RegExp(`^${name}$`) }).boundingBox();
      if (!box) throw new Error(`${name} is not drawn`);
      return box;
    };
    const [north, south] = [await at('Mỹ Phước Tây'), await at('Cai Lậy')];
    const [west, east] = [await at('Thanh Hòa'), await at('Tân Phú')];
    expect(north.y).toBeLessThan(south.y);
    expect(west.x).toBeLessThan(east.x);
    for (const { height } of [north, south, west, east]) expect(height).toBeGreaterThan(17);
  });

  test('it prints on two sheets at most', async ({ watched: page }) => {
    await page.goto(path);
    const printed = await readPrinted(await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
    expect(printed.pages.length).toBeLessThanOrEqual(2);
    const text = printed.texts.map((part) => part.text).join(' ');
    expect(text).toContain('1900 0368');
    expect(text).not.toContain(sorting);
    expect(text).not.toContain('báo thêm');
    for (const part of printed.texts) expect(part.size, part.text).toBeGreaterThan(9);
  });
});

test.describe('a directory of which everything is known', () => {
  test.describe.configure({ mode: 'serial' });
  test.use({
    serviceWorkers: 'block',
    geolocation: { latitude: 10.395, longitude: 106.14 },
    permissions: ['geolocation'],
  });

  let copy: BuiltCopy;
  let server: Server;
  let address = '';

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    copy = builtCopy(
      {
        'places.yaml': readFileSync('tests/fixtures/directory-places.yaml', 'utf8'),
        // Its words are of other places: the page in English stays Vietnamese.
        'en/places.yaml': readFileSync('content/en/places.yaml', 'utf8').replace(
          /^of: .*$/m,
          '$&\noutdated: true',
        ),
        'site.yaml': readFileSync('content/site.yaml', 'utf8').replace(
          'linkHosts:',
          'linkHosts:\n  - zalo.me',
        ),
      },
      '2026-11-26',
    );
    expect(copy.status, copy.output).toBe(0);
    server = siteServer(join(copy.folder, 'dist')).listen(0);
    address = `http://localhost:${(server.address() as AddressInfo).port}${path}`;
  });
  test.afterAll(() => {
    server?.close();
    copy?.remove();
  });

  test('an office says when it is open, and when it opens again, with days off', async ({
    page,
  }) => {
    const state = page.locator('#phuong-cai-lay open-now');
    for (const [moment, words] of [
      ['2026-11-26T09:00:00+07:00', 'Đang mở, đến 11:30.'],
      ['2026-11-26T12:00:00+07:00', 'Đang đóng cửa. Mở lại lúc 13:30.'],
      ['2026-11-27T18:00:00+07:00', 'Đang đóng cửa. Mở lại lúc 7:30 thứ Hai, 30/11.'],
      ['2027-01-01T09:00:00+07:00', /^Hôm nay nghỉ: /],
    ] as const) {
      await page.clock.setFixedTime(new Date(moment));
      await page.goto(address);
      await expect(state).toHaveText(words);
    }
    await expect(page.locator('#phuong-cai-lay')).toContainText(
      'Thứ Hai đến thứ Sáu 7:30 đến 11:30 và 13:30 đến 17:00.',
    );
  });

  test('a place leads to the phone, to the map of the phone, and to the phone book', async ({
    page,
  }) => {
    await page.goto(address);
    const desk = page.locator('#phuong-cai-lay');
    await expect(desk.getByRole('link', { name: '0277 3000001' })).toHaveAttribute(
      'href',
      'tel:02773000001',
    );
    const map = await desk.getByRole('link', { name: 'Mở bản đồ' }).getAttribute('href');
    expect(decodeURIComponent(map ?? '')).toBe(
      'geo:10.38110,106.12220?q=10.38110,106.12220(Trung tâm Phục vụ hành chính công phường Cai Lậy  thử)',
    );
    // For phones on which nothing answers to `geo:`.
    await expect(desk).toContainText('10.38110, 106.12220');
    const card = await desk.getByRole('link', { name: /danh bạ/ }).getAttribute('href');
    const answer = await page.request.get(new URL(card ?? '', address).href);
    expect(answer.headers()['content-type']).toBe('text/vcard; charset=utf-8');
    const parsed = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
    expect(parsed.getFirstPropertyValue('tel')).toBe('+842773000001');
    expect(parsed.getFirstPropertyValue('fn')).toContain('phường Cai Lậy');
    await expect(page.locator('#xa-tan-phu').getByRole('link', { name: /danh bạ/ })).toHaveCount(0);
  });

  test('where the reader stands is asked after a tap, used here, and neither sent nor kept', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
      navigator.geolocation.getCurrentPosition = (...given) => {
        document.documentElement.dataset.asked = 'yes';
        ask(...given);
      };
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const html = page.locator('html');
    await expect(html).not.toHaveAttribute('data-asked');
    const kept = () =>
      page.evaluate(async () => [
        JSON.stringify(localStorage),
        JSON.stringify(sessionStorage),
        document.cookie,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
        location.href,
      ]);
    const before = await kept();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    await page.getByRole('button', { name: sorting }).click();
    const list = page.getByRole('list', { name: 'Gần nhất trước' });
    await expect(list.getByRole('listitem')).toHaveText([
      /^Quầy tiếp nhận ở chợ \(thử\)Cách bạn khoảng 1,2 km theo đường chim bay\.$/,
      /^Wi-Fi nhà văn hóa \(thử\)Cách bạn khoảng 2,4 km theo đường chim bay\.$/,
      /phường Cai Lậy \(thử\)Cách bạn khoảng 2,5 km theo đường chim bay\.$/,
      /phường Nhị Quý \(thử\)Cách bạn khoảng 2,6 km theo đường chim bay, tính đến giữa phường Nhị Quý, không phải trụ sở\.$/,
      /^Bưu điện văn hóa \(thử\)Cách bạn khoảng 3,4 km/,
      /xã Tân Phú \(thử\)Cách bạn khoảng 6 km .*tính đến giữa xã Tân Phú/,
      /^Trạm truyền thanh \(thử\)/,
      /^Trung tâm của tỉnh \(thử\)Cách bạn khoảng 56 km/,
    ]);
    await expect(html).toHaveAttribute('data-asked', 'yes');
    expect(sent).toEqual([]);
    expect(await kept()).toEqual(before);
    await list.getByRole('link', { name: /Bưu điện/ }).click();
    await expect(page.locator('#buu-dien-thu')).toBeInViewport();
    await expect(page.locator('#buu-dien-thu')).toContainText('khoảng 3,4 km');
  });

  test('each kind stands nearest first after the tap', async ({ page, context }) => {
    await context.setGeolocation({ latitude: 10.44, longitude: 106.166 });
    await page.goto(address);
    const offices = page.getByRole('region', { name: 'Phường, xã' }).getByRole('heading', {
      level: 3,
    });
    await expect(offices.first()).toContainText('phường Cai Lậy');
    await page.getByRole('button', { name: sorting }).click();
    await expect(offices).toHaveText([/xã Tân Phú/, /phường Nhị Quý/, /phường Cai Lậy/]);
  });

  test('a phone that says no is told what to do', async ({ page, context }) => {
    await context.clearPermissions();
    await page.goto(address);
    await page.getByRole('button', { name: sorting }).click();
    await expect(page.getByRole('status')).toContainText('Máy không cho trang xem vị trí.');
    await expect(page.getByRole('list', { name: 'Gần nhất trước' })).toBeHidden();
  });

  test('a phone that does not know where it is says so', async ({ page, context }) => {
    await context.setGeolocation(null);
    await page.goto(address);
    await page.getByRole('button', { name: sorting }).click();
    await expect(page.getByRole('status')).toContainText('Máy chưa biết bạn đang ở đâu.');
  });

  test('the drawing has the number of each place in the list, two in one where they touch', async ({
    page,
  }) => {
    await page.goto(address);
    await expect(page.locator('.place-map .number')).toHaveText(['1, 4', '2', '3']);
    await expect(
      page.getByRole('heading', { name: /^Wi-Fi nhà văn hóa.*số 4 trên bản đồ$/ }),
    ).toBeVisible();
    // Too far away to be drawn beside the others.
    await expect(page.locator('#trung-tam-tinh-thu .pin')).toHaveCount(0);
  });

  test('with text twice as large nothing leaves a screen of 320 px', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.addInitScript(() =>
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.dataset.text = '200';
      }),
    );
    await page.goto(address);
    await page.getByRole('button', { name: sorting }).click();
    await expect(page.getByRole('status')).toContainText('Đã xếp 8 nơi');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
  });

  test('on paper stand the hours of the week, two sheets at most', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2026-11-26T09:00:00+07:00'));
    await page.goto(address);
    await expect(page.locator('#phuong-cai-lay open-now')).toHaveText(/Đang mở/);
    const printed = await readPrinted(await page.pdf({ preferCSSPageSize: true, format: 'A4' }));
    const text = printed.texts.map((part) => part.text).join(' ');
    expect(printed.pages.length).toBeLessThanOrEqual(2);
    expect(text).toMatch(/7:30 đến\s+11:30/);
    expect(text).toContain('106.12220');
    expect(text).not.toContain('Đang mở');
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('everything stands there but the sorting', async ({ page }) => {
      await page.goto(address);
      await expect(page.getByRole('button', { name: sorting })).toBeHidden();
      await expect(page.locator('.entry:visible')).toHaveCount(10);
      await page.getByRole('link', { name: 'Trạm', exact: true }).click();
      await expect(page.locator('#tram-thu')).toBeInViewport();
    });
  });
});
