import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type DayCount, isDayCount, ratingsCsv, reportOf, withRating } from '#domain/ratings.ts';

const monday: DayCount = { day: '2026-11-23', good: 3, fair: 1, poor: 0 };
const tuesday: DayCount = { day: '2026-11-24', good: 0, fair: 0, poor: 2 };
const wednesday: DayCount = { day: '2026-11-25', good: 5, fair: 4, poor: 3 };

test('a tap adds one to its face and to nothing else', () => {
  const first = withRating(undefined, '2026-11-23', 'poor');
  expect(first).toEqual({ day: '2026-11-23', good: 0, fair: 0, poor: 1 });
  expect(withRating(first, '2026-11-23', 'good')).toEqual({ ...first, good: 1 });
});

test('what is kept of a day is its date and three sums: nothing that could be of one person', () => {
  expect(Object.keys(withRating(undefined, '2026-11-23', 'good')).sort()).toEqual([
    'day',
    'fair',
    'good',
    'poor',
  ]);
});

describe('what the staff see', () => {
  const report = reportOf([tuesday, wednesday, monday], '2026-11-25');

  test('days that are over, the latest first, and their sums', () => {
    expect(report.days).toEqual([tuesday, monday]);
    expect(report.total).toEqual({ good: 3, fair: 1, poor: 2 });
  });

  test('of today only how many: the faces would tell what the last person chose', () => {
    expect(report.today).toBe(12);
    expect(JSON.stringify(report)).not.toContain('2026-11-25');
  });

  test('a day that a wrong clock counted ahead is shown, not lost', () => {
    expect(reportOf([wednesday], '2026-11-24').days).toEqual([wednesday]);
  });
});

describe('the CSV file', () => {
  test('has the days in order, as a reader of CSV reads them', () => {
    expect(parse(ratingsCsv([tuesday, monday]), { columns: true })).toEqual([
      { ngay: '2026-11-23', 'hai-long': '3', 'binh-thuong': '1', 'chua-hai-long': '0' },
      { ngay: '2026-11-24', 'hai-long': '0', 'binh-thuong': '0', 'chua-hai-long': '2' },
    ]);
  });

  test('has its heading when there is nothing yet', () => {
    expect(ratingsCsv([])).toBe('ngay,hai-long,binh-thuong,chua-hai-long\r\n');
  });

  test.each([
    ['a formula for a day', { ...monday, day: '=HYPERLINK("https://a.example")' }],
    ['a formula for a count', { ...monday, good: '=1+1' }],
    ['a negative count', { ...monday, fair: -1 }],
    ['a broken count', { ...monday, poor: Number.NaN }],
    ['a count of what is no face', { ...monday, hour: 9 }],
    ['nothing', null],
  ])('never holds %s', (_, value) => {
    expect(isDayCount(value)).toBe(false);
    expect(ratingsCsv([value as DayCount, tuesday])).toBe(ratingsCsv([tuesday]));
  });
});
