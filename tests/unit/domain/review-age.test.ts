import { expect, test } from 'vitest';
import { longMissedFrom, reviewAge } from '#domain/review-age.ts';

test.each([
  [30, '2026-12-02'],
  [90, '2027-01-31'],
  [180, '2027-01-31'],
])('a review of every %i days is long missed on %s', (every, day) => {
  expect(longMissedFrom('2026-11-01', every)).toBe(day);
});

test.each([
  ['2026-10-01', 'inTime'],
  ['2026-11-01', 'inTime'],
  ['2026-11-02', 'due'],
  ['2027-01-30', 'due'],
  ['2027-01-31', 'long'],
  ['2030-01-01', 'long'],
])('on %s it is %s', (day, age) => {
  expect(reviewAge(day, '2026-11-01', longMissedFrom('2026-11-01', 180))).toBe(age);
});
