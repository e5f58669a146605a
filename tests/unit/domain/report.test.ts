import { describe, expect, test } from 'vitest';
import { placeOf, reportOf } from '#domain/report.ts';
import { reportIn } from '#i18n/report.ts';

const report = (query: string) => reportOf(new URLSearchParams(query));

describe('reportOf', () => {
  test('a step of a page, with its title', () => {
    const asked = report('trang=/huong-dan/dang-ky-khai-sinh/&buoc=3&ten=Ch%E1%BB%8Dn%20n%C6%A1i');
    expect(asked).toEqual({ page: '/huong-dan/dang-ky-khai-sinh/', step: 3, title: 'Chọn nơi' });
    expect(placeOf(asked)).toBe('/huong-dan/dang-ky-khai-sinh/#buoc-3');
  });

  test('a page alone, a code among its names', () => {
    expect(report('trang=/thu-tuc/1.004222/')).toEqual({ page: '/thu-tuc/1.004222/' });
    expect(placeOf(report('trang=/thu-tuc/1.004222/'))).toBe('/thu-tuc/1.004222/');
  });

  test('an entry of the directory, which a note then names', () => {
    const asked = report('trang=/noi-ho-tro/&noi=Trung%20t%C3%A2m');
    expect(asked).toEqual({ page: '/noi-ho-tro/', entry: 'Trung tâm' });
    expect(reportIn('vi').note(asked, placeOf(asked), 'abc')).toBe(
      'Trang: /noi-ho-tro/\nNơi: Trung tâm\nBản: abc\nĐúng ra là: ',
    );
    expect(report('trang=//a.example/&noi=B')).toEqual({});
  });

  test('nothing asked, nothing said', () => {
    expect(report('')).toEqual({});
    expect(placeOf({})).toBe('');
  });

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/huong-dan/../../x/',
    '/huong-dan/x/?a=b',
    '/gọi số 0900/',
    'javascript:alert(1)',
  ])('what is not a path of ours is left out, and its step with it: %s', (page) => {
    expect(report(`trang=${encodeURIComponent(page)}&buoc=2&ten=a`)).toEqual({});
  });

  test.each(['0', '-1', '100', '1e1', '2a', ''])('“%s” is no step', (step) => {
    expect(report(`trang=/ky-nang/cai-vneid/&buoc=${step}&ten=a`)).toEqual({
      page: '/ky-nang/cai-vneid/',
    });
  });

  test('a stranger’s address brings no lines of its own, and no long ones', () => {
    const { title, words } = report(
      `trang=/&buoc=1&ten=a%0A%0D%E2%80%A8%E2%80%AEChuy%E1%BB%83n%20ti%E1%BB%81n&tim=${'b'.repeat(900)}%0Ac`,
    );
    expect(title).toBe('a Chuyển tiền');
    expect(words).toBe('b'.repeat(120));
  });
});
