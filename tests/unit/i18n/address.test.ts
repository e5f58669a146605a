import { describe, expect, it } from 'vitest';
import { addressIn, linksIn, splitLanguage } from '#i18n/address.ts';

describe('addresses in another language', () => {
  it.each([
    ['/', '/en/'],
    ['/huong-dan/dang-ky-khai-sinh/#buoc-2', '/en/huong-dan/dang-ky-khai-sinh/#buoc-2'],
    ['/tim/?q=a', '/en/tim/?q=a'],
    // Files, places on the page, other sites.
    ['/huong-dan/dang-ky-khai-sinh/loa.txt', '/huong-dan/dang-ky-khai-sinh/loa.txt'],
    ['#buoc-1', '#buoc-1'],
    ['https://dichvucong.gov.vn/', 'https://dichvucong.gov.vn/'],
    ['//example.org/', '//example.org/'],
    ['tel:19000368', 'tel:19000368'],
    // Rehearsals and tools exist once.
    ['/huong-dan/dang-ky-khai-sinh/tap/', '/huong-dan/dang-ky-khai-sinh/tap/'],
    ['/cong-cu/chup-giay-to/', '/cong-cu/chup-giay-to/'],
  ])('%s → %s', (address, there) => {
    expect(addressIn('en', address)).toBe(there);
    expect(addressIn('vi', address)).toBe(address);
  });

  it('splits what it joined', () => {
    expect(splitLanguage('/en/ky-nang/', ['en'])).toEqual({ language: 'en', path: '/ky-nang/' });
    expect(splitLanguage('/en/', ['en'])).toEqual({ language: 'en', path: '/' });
    expect(splitLanguage('/viec/co-con-nho/', ['en'])).toEqual({
      language: 'vi',
      path: '/viec/co-con-nho/',
    });
    // A folder that is no language of the site.
    expect(splitLanguage('/km/', ['en'])).toEqual({ language: 'vi', path: '/km/' });
  });

  it('keeps the links and forms of a page in its language, but not the way out of it', () => {
    const html =
      '<a class="x" href="/thu-tuc/">a</a><form action="/tim/"><a href="/tim/" hreflang="vi">b</a><link href="/x/"><img src="/y/">';
    expect(linksIn('en', html)).toBe(
      '<a class="x" href="/en/thu-tuc/">a</a><form action="/en/tim/"><a href="/tim/" hreflang="vi">b</a><link href="/x/"><img src="/y/">',
    );
  });
});
