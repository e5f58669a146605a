import { describe, expect, test } from 'vitest';
import {
  comparableLines,
  decodePage,
  htmlLines,
  isShrunk,
  notThePage,
} from '#domain/source-text.ts';

const said = (html: string) => comparableLines(htmlLines(html));

describe('the text of a page', () => {
  test.each<[string, string, string[]]>([
    [
      'paragraphs and cells are lines',
      '<p>Một</p><table><tr><td>Phí</td><td>8.000 đồng</td></tr></table>',
      ['Một', 'Phí', '8.000 đồng'],
    ],
    [
      'words within a line stay together',
      '<p>Lệ phí <b>8.000</b> <a href="/x">đồng</a></p>',
      ['Lệ phí 8.000 đồng'],
    ],
    ['line breaks and spaces do not matter', '<p>\n  Lệ\t phí&nbsp;\n 8.000</p>', ['Lệ phí 8.000']],
    [
      'scripts and styles are not heard',
      '<script>if (a < b) x("<p>Không</p>")</script><style>p{}</style><p>Có</p>',
      ['Có'],
    ],
    [
      'menus and feet are not heard',
      '<nav><ul><li>Trang chủ</li></ul></nav><div role="banner"><div>Tên</div></div><p>Có</p><footer>Chân</footer>',
      ['Có'],
    ],
    [
      'a page within one form is heard',
      '<form id="aspnetForm"><input type="hidden" value="x"><p>Có</p></form>',
      ['Có'],
    ],
    ['comments are not heard', '<!-- <p>Không</p> --><p>Có</p><!-- mở', ['Có']],
    [
      'letters as entities',
      '<p>&Ecirc;&agrave; &#272;&#x1ED3;ng &amp; &khong; &lt;b&gt;</p>',
      ['Êà Đồng & &khong; <b>'],
    ],
    ['decomposed letters', `<p>${'Đồng Tháp'.normalize('NFD')}</p>`, ['Đồng Tháp']],
    ['what looks like a tag', '<p>5 < 6 và 7 > 6</p>', ['5 < 6 và 7 > 6']],
    ['a sign in an attribute', '<p title="a > b">Có</p>', ['Có']],
    ['an end tag too many', '</div></nav><p>Có</p>', ['Có']],
  ])('%s', (_, html, lines) => {
    // Whole lines, however the source is broken into lines.
    expect(said(html.replaceAll('\n', ' '))).toEqual(lines);
  });

  test.each([
    'Thứ Tư, ngày 24/11/2026',
    'Thứ ba, 24/11/2026 | 10:20 GMT+7',
    '10:20:31 24/11/2026',
    'Hôm nay: 1.234',
    'Lượt truy cập: 12.345.678',
    'Đang trực tuyến: 56',
    '1.234 lượt xem',
    'Bây giờ là 10 giờ 20 phút',
    '5 phút trước',
  ])('“%s” only passes by', (line) => expect(comparableLines([line])).toEqual([]));

  test.each([
    'Có hiệu lực từ 01/7/2026',
    '24/11/2026',
    'Lệ phí: 8.000 đồng',
    'Truy cập Cổng Dịch vụ công quốc gia',
    'Hôm nay nộp, ngày mai nhận',
    'Thời hạn: 3 ngày làm việc',
  ])('“%s” stays', (line) => expect(comparableLines([line])).toEqual([line]));

  test('a page made to be slow stays quick', () => {
    const started = performance.now();
    for (const html of [
      '<'.repeat(1_000_000),
      '<nav>'.repeat(200_000),
      '<a b="'.repeat(200_000),
      '<!--'.repeat(200_000),
      '<script>'.repeat(100_000),
      `${'<nav>'.repeat(1_000)}${'<x></x>'.repeat(100_000)}`,
      `<p>${'0 '.repeat(500_000)}</p>`,
      '&amp'.repeat(200_000),
    ])
      said(html);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('letters of a page', () => {
  const bytes = (...parts: (number[] | string)[]) =>
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
    );
  // Đồng in windows-1258: Đ is D0, ồ is ô (F4) and a grave mark (CC).
  const viet = [0xd0, 0xf4, 0xcc, 0x6e, 0x67];

  test.each<[string, Uint8Array, string]>([
    ['UTF-8', bytes('Đồng'), 'text/html; charset=utf-8'],
    ['UTF-8 that nobody declared', bytes('Đồng'), ''],
    ['windows-1258 by the answer', bytes(viet), 'text/html; charset=windows-1258'],
    ['windows-1258 declared as UTF-8', bytes(viet), 'text/html; charset=utf-8'],
    ['windows-1258 by the page', bytes('<meta charset="windows-1258">', viet), 'text/html'],
    [
      'UTF-16 by its mark',
      bytes([0xff, 0xfe], [...Buffer.from('Đồng', 'utf16le')]),
      'text/html; charset=utf-8',
    ],
    ['UTF-16 by the answer', Buffer.from('Đồng', 'utf16le'), 'text/html; charset=utf-16le'],
    ['an encoding that does not exist', bytes('Đồng'), 'text/html; charset=tcvn'],
  ])('%s', (_, page, type) => {
    expect(
      decodePage(page, type)
        ?.normalize('NFC')
        .replace(/<[^>]*>/g, ''),
    ).toBe('Đồng');
  });

  test('what is no text in any of them is none', () => {
    expect(decodePage(Buffer.from([0xff, 0, 1, 0, 2, 0, 0x81, 0]), '')).toBeUndefined();
  });
});

describe('a page that is not the page', () => {
  const long = 'Một đoạn văn dài về thủ tục đăng ký khai sinh ở Ủy ban nhân dân phường. '.repeat(
    30,
  );
  test.each<[string, string, string | undefined]>([
    [
      'a captcha',
      '<title>Just a moment...</title><p>Checking your browser before accessing.</p>',
      'captcha',
    ],
    ['a widget against robots', '<div class="g-recaptcha"></div><p>Xin chờ</p>', 'captcha'],
    [
      'a login',
      '<form>Tên đăng nhập <input name="u"> Mật khẩu <input type="password"></form>',
      'login',
    ],
    ['an empty page', '<div id="root"></div><script src="app.js"></script>', 'empty'],
    [
      'a long page that speaks of passwords',
      `<p>${long} Quên mật khẩu thì làm sao?</p>`,
      undefined,
    ],
    [
      'a long page with a captcha in its form',
      `<p>${long}</p><div class="g-recaptcha"></div>`,
      undefined,
    ],
  ])('%s', (_, html, why) => expect(notThePage(html, said(html))).toBe(why));

  test('a text that lost four fifths is cut off, not changed', () => {
    expect(isShrunk(['x'.repeat(100)], ['x'.repeat(19)])).toBe(true);
    expect(isShrunk(['x'.repeat(100)], ['x'.repeat(21)])).toBe(false);
  });
});
