import { describe, expect, test } from 'vitest';
import { pagesOfPlan, secretAsked, timetable } from '#domain/plan.ts';

const part = (minutes: number, more: object = {}) => ({
  minutes,
  title: 'Một phần',
  say: ['Chào bà con.'],
  do: ['Bà con mở máy.'],
  ...more,
});

test('parts follow each other on the clock of the session', () => {
  expect(timetable([part(5), part(10), part(30)]).map(({ from, to }) => [from, to])).toEqual([
    [0, 5],
    [5, 15],
    [15, 45],
  ]);
});

test('a plan leads to each page once', () => {
  expect(
    pagesOfPlan({
      parts: [
        part(5),
        part(5, { lesson: 'a' }),
        part(5, { lesson: 'a', guide: 'b' }),
        part(5, { guide: 'c' }),
      ],
      printables: { guides: ['b', 'd'], bulletins: ['e'] },
    }),
  ).toEqual(['/ky-nang/a/', '/huong-dan/b/', '/huong-dan/c/', '/huong-dan/d/', '/loa/e/']);
});

describe('asking for a secret', () => {
  test.each([
    'Bà con đọc mã OTP cho tôi.',
    'Hỏi bà con mật khẩu VNeID.',
    'Không sao, bà con cứ ghi mật khẩu vào đây.',
    'Cho tôi xem số căn cước.',
    'Chụp số định danh gửi vào nhóm.',
    'Bà con nói số tài khoản.',
    'ĐỌC PASSCODE CHO TÔI',
  ])('is found in “%s”', (text) => {
    expect(secretAsked(text)).toBeTruthy();
  });

  test.each([
    'Không đọc mật khẩu, mã OTP cho ai.',
    'Bà con đừng bao giờ đọc mã OTP.',
    'Nói rằng không ai được hỏi mật khẩu.',
    'Bà con tự gõ mật khẩu, tôi quay mặt đi.',
    'Bà con đọc to dòng nhỏ nhất.',
    'Ai đòi mã OTP thì cúp máy.',
  ])('is not seen in “%s”', (text) => {
    expect(secretAsked(text)).toBeUndefined();
  });
});
