import { describe, expect, test } from 'vitest';
import {
  type HolidayYears,
  type OfficeDays,
  officeDays,
  openState,
  weekdayOf,
} from '#domain/opening-hours.ts';
import { filedAt } from '#domain/result-date.ts';
import { openingHoursIn, openingWeekIn } from '#i18n/opening-hours.ts';
import type { Opening } from '#schemas/site.ts';

const workdays = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
const stretch = (
  days: readonly Opening['days'][number][],
  opens: string,
  closes: string,
  more: Partial<Opening> = {},
): Opening => ({ days: [...days], opens, closes, confidence: 'confirmed', ...more });
const morning = stretch(workdays, '07:00', '11:30');
const afternoon = stretch(workdays, '13:30', '17:00');
const saturday = stretch(['SA'], '07:30', '11:00', { note: 'chỉ đất đai' });
const opening = [afternoon, morning, saturday];

const holidays: HolidayYears = {
  years: [
    {
      year: 2026,
      daysOff: [
        { day: '2026-08-31', name: 'Nghỉ hoán đổi' },
        { day: '2026-09-01', name: 'Quốc khánh' },
        { day: '2026-09-02', name: 'Quốc khánh' },
      ],
      work: [{ day: '2026-08-22', insteadOf: '2026-08-31' }],
      open: [],
    },
    {
      year: 2027,
      daysOff: [{ day: '2027-01-01', name: 'Tết Dương lịch' }],
      work: [],
      open: [{ from: '2027-02-04', to: '2027-02-14' }],
    },
  ],
};
const august = officeDays('2026-08-01', holidays);
const december = officeDays('2026-12-01', holidays);
const state = (
  day: string,
  time: string,
  hours: Parameters<typeof openState>[1] = { opening },
  days: OfficeDays = august,
) => openState({ day, time }, hours, days);

test('days of the week', () => {
  expect(weekdayOf('2026-08-03')).toBe('MO');
  expect(weekdayOf('2026-08-09')).toBe('SU');
});

describe('on a Tuesday with a break at noon', () => {
  test.each([
    ['06:59', { kind: 'closed', next: { day: '2026-08-04', stretch: morning } }],
    ['07:00', { kind: 'open', now: morning }],
    ['11:29', { kind: 'open', now: morning }],
    ['11:30', { kind: 'closed', next: { day: '2026-08-04', stretch: afternoon } }],
    ['13:30', { kind: 'open', now: afternoon }],
    ['17:00', { kind: 'closed', next: { day: '2026-08-05', stretch: morning } }],
  ])('at %s', (time, expected) => {
    expect(state('2026-08-04', time)).toEqual(expected);
  });
});

test('on Saturday morning it is open, on Saturday afternoon and Sunday closed until Monday', () => {
  expect(state('2026-08-08', '08:00')).toEqual({ kind: 'open', now: saturday });
  const monday = { kind: 'closed', next: { day: '2026-08-10', stretch: morning } };
  expect(state('2026-08-08', '14:00')).toEqual(monday);
  expect(state('2026-08-09', '09:00')).toEqual(monday);
});

test('a worked Saturday has the hours of the Monday it is worked for', () => {
  expect(state('2026-08-22', '14:00')).toEqual({ kind: 'open', now: afternoon });
});

test('swapped days and feasts are closed, and the next opening is after all of them', () => {
  const next = { day: '2026-09-03', stretch: morning };
  expect(state('2026-08-31', '09:00')).toEqual({ kind: 'closed', holiday: 'Nghỉ hoán đổi', next });
  expect(state('2026-09-02', '09:00')).toEqual({ kind: 'closed', holiday: 'Quốc khánh', next });
  expect(state('2026-08-30', '09:00')).toEqual({ kind: 'closed', next });
});

describe('without hours', () => {
  test('every ordinary day is unknown, Sundays too', () => {
    for (const day of ['2026-08-04', '2026-08-08', '2026-08-09'])
      expect(state(day, '09:00', {})).toEqual({ kind: 'unknown' });
  });

  test('a feast is a day off all the same, and nobody knows when it opens again', () => {
    expect(state('2026-09-02', '09:00', {})).toEqual({ kind: 'closed', holiday: 'Quốc khánh' });
  });

  test('what the place says of Saturdays is said on ordinary Saturdays alone', () => {
    const hours = { saturday: true };
    expect(state('2026-08-08', '09:00', hours)).toEqual({ kind: 'saturday' });
    expect(state('2026-08-07', '09:00', hours)).toEqual({ kind: 'unknown' });
    expect(state('2026-08-22', '09:00', hours)).toEqual({ kind: 'unknown' });
  });

  test('words about Saturdays do not hide hours of Saturdays', () => {
    expect(state('2026-08-08', '08:00', { opening, saturday: true }).kind).toBe('open');
    expect(state('2026-08-08', '08:00', { opening: [morning], saturday: true }).kind).toBe(
      'saturday',
    );
  });
});

test('hours hold from their first to their last day; before and after nobody knows', () => {
  const hours = { opening: [{ ...morning, validFrom: '2026-08-04', validTo: '2026-08-05' }] };
  expect(state('2026-08-03', '08:00', hours).kind).toBe('unknown');
  expect(state('2026-08-04', '08:00', hours).kind).toBe('open');
  expect(state('2026-08-05', '08:00', hours).kind).toBe('open');
  expect(state('2026-08-05', '12:00', hours)).toEqual({ kind: 'closed' });
  expect(state('2026-08-06', '08:00', hours).kind).toBe('unknown');
});

describe('days nobody has decided', () => {
  test('are unknown, and nothing is said of what comes after them', () => {
    expect(state('2027-02-05', '09:00', { opening }, december).kind).toBe('unknown');
    expect(state('2027-02-03', '18:00', { opening }, december)).toEqual({ kind: 'closed' });
    expect(state('2027-02-03', '09:00', { opening }, december).kind).toBe('open');
  });

  test('a page that is too old, or a year without a calendar, tells nothing', () => {
    expect(december.until).toBe('2027-03-31');
    expect(state('2027-03-31', '09:00', { opening }, december).kind).toBe('open');
    expect(state('2027-04-01', '09:00', { opening }, december).kind).toBe('unknown');
    expect(officeDays('2027-12-01', holidays).until).toBe('2027-12-31');
    expect(state('2030-05-06', '09:00', { opening }, officeDays('2030-05-06', holidays)).kind).toBe(
      'unknown',
    );
  });
});

test('the special days of a page are the next ones only', () => {
  expect(december).toEqual({
    off: { '2027-01-01': 'Tết Dương lịch' },
    work: {},
    undecided: [['2027-02-04', '2027-02-14']],
    until: '2027-03-31',
  });
  expect(august.work).toEqual({ '2026-08-22': 'MO' });
});

test('a clock anywhere in the world tells the time of Vietnam', () => {
  // Friday evening in Los Angeles.
  const moment = new Date('2026-08-07T18:00:00-07:00');
  expect(openState(filedAt(moment), { opening }, august)).toEqual({ kind: 'open', now: saturday });
});

describe('in words', () => {
  const say = openingHoursIn('vi');
  const written = openingWeekIn('vi');
  const said = (day: string, time: string, hours = { opening }) =>
    say.state(state(day, time, hours), day, '2026-08-05', 'Sáng thứ Bảy, hỏi trước');

  test.each([
    ['2026-08-04', '08:00', 'Đang mở, đến 11:30.'],
    ['2026-08-04', '12:00', 'Đang đóng cửa. Mở lại lúc 13:30.'],
    ['2026-08-04', '20:00', 'Đang đóng cửa. Mở lại lúc 7:00 ngày mai.'],
    ['2026-08-08', '08:00', 'Đang mở, đến 11:00 (chỉ đất đai).'],
    ['2026-08-08', '12:00', 'Đang đóng cửa. Mở lại lúc 7:00 thứ Hai, 10/08.'],
    ['2026-09-02', '08:00', 'Hôm nay nghỉ: Quốc khánh. Mở lại lúc 7:00 thứ Năm, 03/09.'],
  ])('%s at %s: %s', (day, time, words) => {
    expect(said(day, time)).toBe(words);
  });

  test('hours of one source say so', () => {
    const doubtful = { opening: [{ ...morning, confidence: 'single' as const }] };
    expect(said('2026-08-04', '08:00', doubtful)).toBe(
      'Đang mở, đến 11:30. Giờ này chưa đối chiếu được, hỏi lại trước khi đi.',
    );
  });

  test('a week, for paper and for those without scripts', () => {
    expect(written.labelled(written.week([morning, afternoon, saturday]))).toBe(
      'Giờ mở cửa: thứ Hai đến thứ Sáu 7:00 đến 11:30 và 13:30 đến 17:00; thứ Bảy 7:30 đến 11:00 (chỉ đất đai). Ngày lễ nghỉ.',
    );
    expect(written.week([stretch(['TH', 'TU'], '08:00', '10:00')])).toBe(
      'Thứ Ba, thứ Năm 8:00 đến 10:00. Ngày lễ nghỉ.',
    );
    expect(written.labelled(say.unknown)).toBe('Giờ mở cửa: chưa có thông tin.');
  });
});
