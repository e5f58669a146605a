import { expect, test } from 'vitest';
import { addDays, dayInVietnam, writtenDay } from '#domain/day.ts';
import { day } from '#schemas/common.ts';

test.each([
  ['the next day', '2026-11-26', 1, '2026-11-27'],
  ['no days', '2026-11-26', 0, '2026-11-26'],
  ['days before', '2026-11-26', -26, '2026-10-31'],
  ['the end of a month', '2026-11-30', 1, '2026-12-01'],
  ['the end of a year', '2026-12-31', 1, '2027-01-01'],
  ['a leap day', '2028-02-28', 1, '2028-02-29'],
  ['the day after a leap day', '2028-02-29', 1, '2028-03-01'],
  ['February of a common year', '2026-02-28', 1, '2026-03-01'],
  ['a summer time change elsewhere', '2026-03-28', 2, '2026-03-30'],
  ['ninety days', '2026-11-24', 90, '2027-02-22'],
])('%s: %s and %i days is %s', (_, from, days, to) => {
  expect(addDays(from, days)).toBe(to);
  expect(addDays(to, -days)).toBe(from);
});

test.each([
  ['2026-11-24', '24/11/2026'],
  ['2027-03-01', '01/03/2027'],
])('%s is written %s', (one, written) => {
  expect(writtenDay(one)).toBe(written);
});

test.each([
  ['the last second of a day in Vietnam', '2026-11-25T16:59:59Z', '2026-11-25'],
  ['midnight in Vietnam', '2026-11-25T17:00:00Z', '2026-11-26'],
  ['noon', '2026-11-26T05:00:00Z', '2026-11-26'],
  ['New Year’s Eve in London', '2026-12-31T18:00:00Z', '2027-01-01'],
  ['an hour in July', '2026-07-01T17:30:00Z', '2026-07-02'],
])('%s falls on its Vietnamese day', (_, moment, date) => {
  expect(dayInVietnam(new Date(moment))).toBe(date);
});

test.each([
  ['2026-11-24', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-11-00', false],
  ['2026', false],
  ['2026-11', false],
  ['2026-1-2', false],
  ['24/11/2026', false],
  ['2026-11-24T00:00:00Z', false],
  ['2026-11-24\n', false],
  ['', false],
])('“%s” is a day: %s', (text, isDay) => {
  expect(day.safeParse(text).success).toBe(isDay);
});
