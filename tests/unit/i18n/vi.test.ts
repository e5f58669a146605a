import { describe, expect, test } from 'vitest';
import { messagesIn } from '#i18n/index.ts';
import type { Fee, TimeLimit } from '#schemas/procedure-row.ts';

const say = messagesIn('vi');

describe('a fee in words', () => {
  test.each<[string, readonly Fee[] | undefined, string]>([
    ['nothing known', undefined, 'Chưa có thông tin'],
    ['an empty list', [], 'Chưa có thông tin'],
    ['a zero that a source states', [0], 'Miễn phí'],
    ['zeros for every case', [0, 0], 'Miễn phí'],
    ['the portal’s default zero', ['defaultZero'], 'Chưa rõ'],
    ['default zeros', ['defaultZero', 'defaultZero'], 'Chưa rõ'],
    ['a price', [8000], '8.000 đồng'],
    ['one price for every case', [8000, 8000], '8.000 đồng'],
    ['two prices', [35000, 15000], '15.000 đồng đến 35.000 đồng, tùy trường hợp'],
    ['free or a price', [8000, 0], 'Miễn phí đến 8.000 đồng, tùy trường hợp'],
    ['a price in millions', [1_250_000], '1.250.000 đồng'],
  ])('%s: %o is “%s”', (_, fee, words) => {
    expect(say.fee(fee)).toBe(words);
  });

  test.each<[readonly Fee[]]>([
    [['defaultZero']],
    [['defaultZero', 'defaultZero']],
    [[0, 'defaultZero']],
    [['defaultZero', 0]],
    [['defaultZero', 8000]],
    [[0, 'defaultZero', 8000]],
  ])('a doubtful zero never reads as free: %o', (fee) => {
    expect(say.fee(fee)).not.toMatch(/^Miễn phí$/);
  });
});

describe('a time limit in words', () => {
  const days = (amount: number): TimeLimit => ({ amount, unit: 'workingDays' });
  const sameDay: TimeLimit = { amount: 0, unit: 'sameDay' };

  test.each<[readonly TimeLimit[] | undefined, string]>([
    [undefined, 'Chưa có thông tin'],
    [[], 'Chưa có thông tin'],
    [[sameDay], 'Trong ngày'],
    [[days(3)], '3 ngày làm việc'],
    [[{ amount: 24, unit: 'hours' }], '24 giờ'],
    [[{ amount: 2, unit: 'months' }], '2 tháng'],
    [[{ amount: 5, unit: 'days' }], '5 ngày'],
    [[days(5), days(3)], '3 hoặc 5 ngày làm việc, tùy trường hợp'],
    [[days(18), days(6), days(11)], '6 đến 18 ngày làm việc, tùy trường hợp'],
    [[sameDay, days(3)], 'Trong ngày hoặc 3 ngày làm việc, tùy trường hợp'],
  ])('%o is “%s”', (time, words) => {
    expect(say.time(time)).toBe(words);
  });
});
