import { expect, test } from 'vitest';
import { firstThings, posterSize, posterSizes } from '#domain/poster.ts';

const foot = ['Nguồn: một trang.', 'Không ai có quyền hỏi mật khẩu.'];

test('a short poster has the largest letters, a long one smaller ones, none too small for 3 m', () => {
  const short = posterSize({ title: 'Gọi 1022', lines: ['Gọi 1022'], notices: [], foot });
  const lines = Array.from({ length: 4 }, () => 'Miễn phí đến 35.000 đồng, tùy trường hợp*');
  const long = posterSize({ title: 'Đổi, cấp lại thẻ căn cước', lines, notices: [], foot });
  expect(short).toBe(0);
  expect(long).toBeGreaterThan(short);
  const endless = posterSize({ title: 'x'.repeat(400), lines, notices: [], foot });
  expect(posterSizes[endless]).toEqual({ title: 60, line: 36 });
});

test('notices above and notes below make the letters smaller', () => {
  const text = { title: 'Đăng ký khai sinh', lines: ['Miễn phí', '1 ngày làm việc'], foot };
  const plain = posterSize({ ...text, notices: [] });
  expect(
    posterSize({ ...text, notices: ['Thủ tục đã đổi, hỏi lại trước khi đi. '.repeat(14)] }),
  ).toBeGreaterThan(plain);
});

test('a list of things ends early and says how many are left', () => {
  expect(firstThings(['Thẻ căn cước', 'Giấy hẹn'])).toEqual({
    shown: ['Thẻ căn cước', 'Giấy hẹn'],
    left: 0,
  });
  const long = 'Ảnh chụp rõ giấy chứng sinh, nếu bệnh viện chưa gửi bản điện tử';
  expect(firstThings([long, 'Thẻ', 'Giấy'])).toEqual({ shown: [long], left: 2 });
  // Never with a hole: what comes after the first that does not fit is left out too.
  expect(firstThings(['Thẻ', long, 'Giấy'])).toEqual({ shown: ['Thẻ'], left: 2 });
});
