import { readFileSync } from 'node:fs';
import process from 'node:process';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type Calendar,
  calendarFrom,
  type Filing,
  filedAt,
  receivedUntil,
  resultDate,
} from '#domain/result-date.ts';
import { readYaml } from '#read/yaml-file.ts';
import { holidays } from '#schemas/holidays.ts';
import { procedureRow, type TimeLimit } from '#schemas/procedure-row.ts';

const file = 'content/holidays.yaml';
const { located } = readYaml(file, readFileSync(file, 'utf8'), holidays);
const of2026 = located?.value.years.filter(({ year }) => year === 2026) ?? [];

const fixed2027 = [
  { day: '2027-01-01', name: 'Tết Dương lịch' },
  { day: '2027-04-30', name: 'Ngày Chiến thắng 30/4' },
  { day: '2027-09-02', name: 'Quốc khánh' },
];
const tet = { from: '2027-02-04', to: '2027-02-14', name: 'Tết Nguyên đán 2027' };
const nationalDay = { from: '2027-09-01', to: '2027-09-03', name: 'Quốc khánh 2027' };

/** 2026 as we publish it; 2027 as it was in November 2026, so that news about it breaks no example. */
const calendar: Calendar = {
  years: [
    ...of2026,
    { year: 2027, status: 'proposed', daysOff: fixed2027, work: [], open: [tet, nationalDay] },
  ],
};

/** A limit as a list writes it. */
const limit = (text: string): readonly TimeLimit[] => {
  const time = procedureRow.shape.time.parse(text);
  return typeof time === 'object' ? time : [];
};

const filing = (text: string): Filing => {
  const [day = '', time] = text.split(' ');
  return { day, ...(time ? { time } : {}) };
};

describe('with files taken until 15:00, what is filed', () => {
  test.each([
    ['in a plain week, on Monday', '2026-03-02 09:00', '3 ngày làm việc', '2026-03-05'],
    ['on Monday, hour forgotten', '2026-03-02', '3 ngày làm việc', '2026-03-05'],
    ['on Friday before three', '2026-03-06 14:59', '3 ngày làm việc', '2026-03-11'],
    ['on Friday at three sharp', '2026-03-06 15:00', '3 ngày làm việc', '2026-03-11'],
    ['on Friday afternoon, too late', '2026-03-06 16:00', '3 ngày làm việc', '2026-03-12'],
    ['on Saturday morning', '2026-03-07 09:00', '3 ngày làm việc', '2026-03-12'],
    ['on Sunday night, online', '2026-03-08 23:30', '3 ngày làm việc', '2026-03-12'],
    ['before Giỗ Tổ and 30/4', '2026-04-24 09:00', '3 ngày làm việc', '2026-05-04'],
    ['before 30/4 and 01/5', '2026-04-28 09:00', '3 ngày làm việc', '2026-05-05'],
    ['late on the eve of 30/4', '2026-04-29 16:00', '1 ngày làm việc', '2026-05-05'],
    ['before Tết 2026', '2026-02-12 09:00', '3 ngày làm việc', '2026-02-24'],
    ['during Tết 2026', '2026-02-18 09:00', '1 ngày làm việc', '2026-02-24'],
    ['before a Saturday that is worked', '2026-08-21 09:00', '1 ngày làm việc', '2026-08-22'],
    ['on a Saturday that is worked', '2026-08-22 09:00', '1 ngày làm việc', '2026-08-24'],
    ['before the worked Saturday of January', '2026-01-08 09:00', '2 ngày làm việc', '2026-01-10'],
    ['before the swapped Friday of January', '2025-12-31 09:00', '1 ngày làm việc', undefined],
    ['before 02/9', '2026-08-28 09:00', '3 ngày làm việc', '2026-09-07'],
    ['before 24/11', '2026-11-23 09:00', '1 ngày làm việc', '2026-11-25'],
    ['at the end of 2026', '2026-12-30 09:00', '3 ngày làm việc', '2027-01-05'],
    ['early in 2027', '2027-01-29 09:00', '1 ngày làm việc', '2027-02-01'],
    [
      'at the end of 2027, for a day before it',
      '2027-12-30 09:00',
      '1 ngày làm việc',
      '2027-12-31',
    ],
    ['on Monday for calendar days', '2026-03-02 09:00', '4 ngày', '2026-03-06'],
    ['for calendar days that end on Saturday', '2026-03-02 09:00', '5 ngày', '2026-03-09'],
    ['for calendar days that end within Tết', '2026-02-06 09:00', '10 ngày', '2026-02-23'],
    ['for calendar days, on Saturday', '2026-03-07 09:00', '2 ngày', '2026-03-11'],
    ['for calendar days across an open Tết', '2027-01-28 09:00', '20 ngày', '2027-02-17'],
    ['for a month', '2026-03-02 09:00', '1 tháng', '2026-04-02'],
    ['for a month, on the last day of a long one', '2026-03-31 09:00', '1 tháng', '2026-05-04'],
    ['for two months, on the 31st', '2026-07-31 09:00', '2 tháng', '2026-09-30'],
    ['for months across the year', '2026-10-15 09:00', '3 tháng', '2027-01-15'],
    ['for the same day', '2026-03-02 09:00', 'trong ngày', '2026-03-02'],
    ['for the same day, too late', '2026-03-02 15:01', 'trong ngày', '2026-03-03'],
    ['for the same day, too late on Friday', '2026-03-06 15:01', 'trong ngày', '2026-03-09'],
    ['for the same day, on a feast', '2026-04-30 09:00', 'trong ngày', '2026-05-04'],
    ['for 8 hours, in the morning', '2026-03-02 08:00', '8 giờ', '2026-03-02'],
    ['for 24 hours', '2026-03-02 10:00', '24 giờ', '2026-03-03'],
    ['for 24 hours, on Friday', '2026-03-06 10:00', '24 giờ', '2026-03-09'],
    ['for 8 hours, hour forgotten', '2026-03-02', '8 giờ', '2026-03-03'],
    ['for 8 hours, too late', '2026-03-02 16:00', '8 giờ', '2026-03-04'],
    [
      'for two cases that end on one day',
      '2026-03-06 09:00',
      '1 ngày làm việc | 3 ngày',
      '2026-03-09',
    ],
  ])('%s (%s, %s) is due on %s', (_, filed, time, due) => {
    const result = resultDate(filing(filed), limit(time), calendar, '15:00');
    expect(result.kind === 'day' ? result.day : undefined).toBe(due);
  });
});

test('where nobody knows until when files are taken, every hour is in time', () => {
  const result = resultDate(filing('2026-03-06 16:45'), limit('3 ngày làm việc'), calendar);
  expect(result).toMatchObject({ kind: 'day', day: '2026-03-11' });
});

test('once Tết 2027 is decided, days are counted across it', () => {
  const tetDays = ['04', '05', '08', '09', '10'].map((date) => ({
    day: `2027-02-${date}`,
    name: 'Tết Nguyên đán',
  }));
  const decided: Calendar = {
    years: [{ year: 2027, status: 'published', daysOff: tetDays, work: [], open: [] }],
  };
  expect(resultDate(filing('2027-02-03'), limit('3 ngày làm việc'), decided)).toMatchObject({
    day: '2027-02-15',
    provisional: false,
  });
});

test.each([
  ['over the open Tết 2027', '2027-02-03', '1 ngày làm việc', '2027-02-04', 'Tết Nguyên đán 2027'],
  ['within the open Tết 2027', '2027-02-09', '5 ngày', '2027-02-09', 'Tết Nguyên đán 2027'],
  ['ending on a day of it', '2027-02-01', '7 ngày', '2027-02-08', 'Tết Nguyên đán 2027'],
  ['over 02/9/2027', '2027-08-31', '2 ngày làm việc', '2027-09-01', 'Quốc khánh 2027'],
  ['into 2028', '2027-12-30', '3 ngày làm việc', '2028-01-01', undefined],
  ['within 2028', '2028-03-01', 'trong ngày', '2028-03-01', undefined],
  [
    'in one of two cases',
    '2027-01-29',
    '1 ngày làm việc | 9 ngày làm việc',
    '2027-02-04',
    'Tết Nguyên đán 2027',
  ],
])('%s nothing is guessed', (_, filed, time, day, occasion) => {
  expect(resultDate(filing(filed), limit(time), calendar)).toEqual({
    kind: 'unknown',
    why: { reason: 'notPublished', day, ...(occasion ? { occasion } : {}) },
  });
});

test('the day that the law fixes is a day off even among days nobody has decided', () => {
  const result = resultDate(filing('2027-09-02'), limit('trong ngày'), calendar);
  expect(result).toMatchObject({ why: { day: '2027-09-03' } });
});

test('a file of last year is still counted in January; of the time before that, no holiday is missed silently', () => {
  const inJanuary = calendarFrom('2027-01-04', calendar);
  expect(resultDate(filing('2026-12-30'), limit('3 ngày làm việc'), inJanuary)).toMatchObject({
    day: '2027-01-05',
  });
  expect(resultDate(filing('2025-12-31'), limit('3 ngày làm việc'), inJanuary)).toEqual({
    kind: 'unknown',
    why: { reason: 'longAgo', day: '2025-12-31' },
  });
  expect(calendarFrom('2028-01-01', calendar).years.map(({ year }) => year)).toEqual([2027]);
});

test.each([
  ['Nhận hồ sơ sau 15 giờ thì trả vào ngày làm việc tiếp theo.', '15:00'],
  ['Tùy nơi chi trả: 6 hoặc 11. Nhận sau 15 giờ thì tính từ hôm sau.', '15:00'],
  ['Nhận hồ sơ sau 9 giờ thì tính từ hôm sau.', '09:00'],
  ['Trả lời tiếp nhận trong 8 giờ làm việc.', undefined],
  [undefined, undefined],
])('the note “%s” says that files are taken until %s', (note, hour) => {
  expect(receivedUntil(note)).toBe(hour);
});

test('a Saturday morning is off for the count where files are taken then, and counted where it is worked', () => {
  const morning = resultDate(
    filing('2026-08-15 08:00'),
    limit('5 ngày làm việc'),
    calendar,
    '15:00',
  );
  // 15/8 is an ordinary Saturday, so it counts as Monday's; 22/8 is worked for 31/8.
  expect(morning).toMatchObject({ day: '2026-08-22' });
  const days = morning.kind === 'day' ? morning.steps : [];
  expect(days).toContainEqual({ day: '2026-08-15', kind: 'off' });
  expect(days).toContainEqual({ day: '2026-08-22', kind: 'counted', nth: 5 });
});

test('a limit that no source tells gives no day', () => {
  for (const none of [undefined, []])
    expect(resultDate(filing('2026-03-02'), none, calendar)).toEqual({
      kind: 'unknown',
      why: { reason: 'noLimit' },
    });
});

test.each([
  ['less than nothing', { amount: -1, unit: 'days' }],
  ['half a day', { amount: 0.5, unit: 'workingDays' }],
  ['a life', { amount: 100_000, unit: 'workingDays' }],
  ['no number', { amount: Number.NaN, unit: 'hours' }],
  ['a unit of another site', { amount: 3, unit: 'weeks' as 'days' }],
] as const)('%s is no limit', (_, one) => {
  expect(resultDate(filing('2026-03-02'), [one], calendar)).toEqual({
    kind: 'unknown',
    why: { reason: 'badLimit' },
  });
});

test('several cases give the earliest and the latest day, in whatever order they are written', () => {
  for (const cases of ['3 ngày làm việc | 5 ngày làm việc', '5 ngày làm việc | 3 ngày làm việc'])
    expect(resultDate(filing('2026-03-02'), limit(cases), calendar)).toEqual({
      kind: 'range',
      earliest: '2026-03-05',
      latest: '2026-03-09',
      provisional: false,
    });
});

test('a count that reaches a year not published as a whole says so', () => {
  const days = limit('3 ngày làm việc');
  expect(resultDate(filing('2026-12-30'), days, calendar)).toMatchObject({ provisional: true });
  expect(resultDate(filing('2026-12-21'), days, calendar)).toMatchObject({ provisional: false });
});

test('the count can be shown day by day', () => {
  const result = resultDate(
    filing('2026-04-28 16:00'),
    limit('2 ngày làm việc'),
    calendar,
    '15:00',
  );
  expect(result).toMatchObject({
    steps: [
      { day: '2026-04-28', kind: 'filed' },
      { day: '2026-04-29', kind: 'received' },
      { day: '2026-04-30', kind: 'off', name: 'Ngày Chiến thắng 30/4' },
      { day: '2026-05-01', kind: 'off', name: 'Ngày Quốc tế Lao động' },
      { day: '2026-05-02', kind: 'off' },
      { day: '2026-05-03', kind: 'off' },
      { day: '2026-05-04', kind: 'counted', nth: 1 },
      { day: '2026-05-05', kind: 'counted', nth: 2 },
      { day: '2026-05-05', kind: 'due' },
    ],
  });
});

describe('on a clock in another time zone', () => {
  const own = process.env.TZ;
  afterEach(() => {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  });

  test.each([
    ['Asia/Ho_Chi_Minh', 420],
    ['America/Los_Angeles', -480],
    ['Pacific/Kiritimati', 840],
    ['Europe/Berlin', 60],
  ])('%s, the day and hour are those of Vietnam', (zone, minutes) => {
    process.env.TZ = zone;
    expect(-new Date('2026-03-06T00:00:00Z').getTimezoneOffset()).toBe(minutes);
    // 2026-03-06 20:30 in Los Angeles is Saturday noon in Cai Lậy.
    expect(filedAt(new Date('2026-03-06T20:30:00-08:00'))).toEqual({
      day: '2026-03-07',
      time: '11:30',
    });
    expect(filedAt(new Date('2026-12-31T17:00:00Z'))).toEqual({
      day: '2027-01-01',
      time: '00:00',
    });
    const filed = filedAt(new Date('2026-03-06T08:01:00Z'));
    expect(resultDate(filed, limit('3 ngày làm việc'), calendar, '15:00')).toMatchObject({
      day: '2026-03-12',
    });
    // A summer time change in Berlin and in Los Angeles lies within.
    expect(resultDate(filing('2026-03-27'), limit('1 tháng'), calendar)).toMatchObject({
      day: '2026-04-28',
    });
  });
});
