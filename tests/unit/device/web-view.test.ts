import { expect, test } from 'vitest';
import { isWebView } from '#device/web-view.ts';

const android =
  'Mozilla/5.0 (Linux; Android 13; SM-A125F Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.0.0 Mobile Safari/537.36';
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';

test.each([
  ['Zalo on Android', `${android} Zalo android/12090688 ZaloTheme/light ZaloLanguage/vi`],
  ['Zalo on an iPhone', `${iPhone} Zalo iOS/523 ZaloTheme/light ZaloLanguage/vn`],
  ['Facebook', `${iPhone} [FBAN/FBIOS;FBAV/440.0.0.32.109;FBBV/1]`],
  ['Facebook on Android', `${android} [FB_IAB/FB4A;FBAV/440.0.0.0.0;]`],
  ['Instagram', `${iPhone} Instagram 300.0.0.0`],
  ['an app that does not say its name', android],
])('%s does not print', (_app, userAgent) => {
  expect(isWebView(userAgent)).toBe(true);
});

test.each([
  [
    'Chrome on Android',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
  ],
  [
    'Safari on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
  ],
  [
    'Firefox on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0',
  ],
  ['nothing', ''],
])('%s prints', (_browser, userAgent) => {
  expect(isWebView(userAgent)).toBe(false);
});
