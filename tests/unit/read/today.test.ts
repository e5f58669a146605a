import { expect, test } from 'vitest';
import { dayInVietnam } from '#domain/day.ts';
import { today } from '#read/today.ts';

const lastSecondOfTheYear = String(Date.UTC(2026, 11, 31, 16, 59, 59) / 1000);
const firstSecondOfTheYear = String(Date.UTC(2026, 11, 31, 17, 0, 0) / 1000);

test.each([
  ['TODAY alone', { TODAY: '2027-01-01' }, '2027-01-01'],
  ['TODAY before SOURCE_DATE_EPOCH', { TODAY: '2027-01-01', SOURCE_DATE_EPOCH: '0' }, '2027-01-01'],
  ['a moment before midnight in Vietnam', { SOURCE_DATE_EPOCH: lastSecondOfTheYear }, '2026-12-31'],
  ['midnight in Vietnam', { SOURCE_DATE_EPOCH: firstSecondOfTheYear }, '2027-01-01'],
  ['the first second of all', { SOURCE_DATE_EPOCH: '0' }, '1970-01-01'],
])('%s gives the day', (_, environment, day) => {
  expect(today(environment)).toBe(day);
});

test('without a variable it is the day of the clock in Vietnam', () => {
  const before = dayInVietnam(new Date());
  const read = today({});
  expect([before, dayInVietnam(new Date())]).toContain(read);
});

test.each([
  { TODAY: '2026-02-30' },
  { SOURCE_DATE_EPOCH: '2026-11-26' },
  { SOURCE_DATE_EPOCH: '-1' },
  { SOURCE_DATE_EPOCH: '1e9' },
])('%j is refused', (environment) => {
  expect(() => today(environment)).toThrow(/^biến (TODAY|SOURCE_DATE_EPOCH) ghi “/);
});
