import { describe, expect, test } from 'vitest';
import type { CodeChange } from '#domain/changes.ts';
import type { FileState } from '#domain/file-state.ts';
import type { OpenState } from '#domain/opening-hours.ts';
import type { ResultDate, Step } from '#domain/result-date.ts';
import type { StaleReason } from '#domain/staleness.ts';
import en, { pages } from '#i18n/languages/en.ts';
import { missingWords } from '#i18n/registry.ts';
import { vietnamese } from '#i18n/vietnamese.ts';
import type { Fee, TimeLimit } from '#schemas/procedure-row.ts';
import type { Opening } from '#schemas/site.ts';

const {
  site,
  search,
  steps,
  packs,
  notices,
  filed,
  oldCopy,
  openingHours,
  openingWeek,
  resultDate,
} = en;

describe('a fee in words', () => {
  test.each<[string, readonly Fee[] | undefined, string]>([
    ['nothing known', undefined, 'No information yet'],
    ['an empty list', [], 'No information yet'],
    ['a zero that a source states', [0], 'Free'],
    ['zeros for every case', [0, 0], 'Free'],
    ['the portal’s default zero', ['defaultZero'], 'Not clear'],
    ['default zeros', ['defaultZero', 'defaultZero'], 'Not clear'],
    ['a zero and a default zero', [0, 'defaultZero'], 'Not clear'],
    ['a price', [8000], '8,000 đồng'],
    ['one price for every case', [8000, 8000], '8,000 đồng'],
    ['a price and a default zero', ['defaultZero', 8000], '8,000 đồng'],
    ['two prices', [35000, 15000], '15,000 to 35,000 đồng, depending on the case'],
    ['free or a price', [8000, 0], 'Free or up to 8,000 đồng, depending on the case'],
    ['a price in millions', [1_250_000], '1,250,000 đồng'],
  ])('%s: %o is “%s”', (_, fee, words) => {
    expect(site.fee(fee)).toBe(words);
  });
});

describe('a time limit in words', () => {
  const days = (amount: number): TimeLimit => ({ amount, unit: 'workingDays' });
  const sameDay: TimeLimit = { amount: 0, unit: 'sameDay' };

  test.each<[readonly TimeLimit[] | undefined, string]>([
    [undefined, 'No information yet'],
    [[], 'No information yet'],
    [[sameDay], 'The same day'],
    [[sameDay, sameDay], 'The same day'],
    [[days(1)], '1 working day'],
    [[days(2)], '2 working days'],
    [[{ amount: 24, unit: 'hours' }], '24 hours'],
    [[{ amount: 1, unit: 'months' }], '1 month'],
    [[{ amount: 5, unit: 'days' }], '5 days'],
    [[days(3), days(3)], '3 working days'],
    [[days(5), days(3)], '3 or 5 working days, depending on the case'],
    [[days(18), days(6), days(11)], '6 to 18 working days, depending on the case'],
    [[sameDay, days(3)], 'The same day or 3 working days, depending on the case'],
    [[days(3), { amount: 1, unit: 'days' }], '3 working days or 1 day, depending on the case'],
  ])('%o is “%s”', (time, words) => {
    expect(site.time(time)).toBe(words);
  });
});

test.each([
  ['2027-03-01', '1 March 2027', 'Monday, 1 March 2027'],
  ['2026-11-27', '27 November 2026', 'Friday, 27 November 2026'],
  ['2028-02-29', '29 February 2028', 'Tuesday, 29 February 2028'],
  ['2026-12-06', '6 December 2026', 'Sunday, 6 December 2026'],
])('%s is written “%s”', (day, written, inWords) => {
  expect(site.writtenDay(day)).toBe(written);
  expect(resultDate.dayInWords(day)).toBe(inWords);
});

test.each([
  [50_200, '51 kB'],
  [1_000_000, '1 MB'],
  [1_240_000, '1.2 MB'],
  [1_234_560_000, '1,234.6 MB'],
])('%d bytes are “%s”', (bytes, words) => {
  expect(site.megabytes(bytes)).toBe(words);
});

test('one of a thing, and more of it', () => {
  expect([0, 1, 2].map(search.found)).toEqual(['0 results', '1 result', '2 results']);
  expect([1, 2].map(site.minutes)).toEqual(['1 minute', '2 minutes']);
  expect([1, 2].map(packs.partly)).toEqual([
    '1 file is still missing.',
    '2 files are still missing.',
  ]);
  expect(['1', '12'].map(steps.left)).toEqual(['about 1 minute left', 'about 12 minutes left']);
  expect(pages.guide.stepsAndMinutes(1, site.minutes(2))).toBe('1 step, about 2 minutes');
  expect([1, 1200].map(pages.event.procedureCount)).toEqual(['1 procedure', '1,200 procedures']);
});

describe('how much changed', () => {
  const changes = (['amended', 'new', 'abolished', 'new'] as const).map((kind) => ({ kind }));

  test.each<[readonly Pick<CodeChange, 'kind'>[], 'inForce' | 'check', string]>([
    [[], 'inForce', ''],
    [[], 'check', ''],
    [changes, 'inForce', '2 new procedures, 1 amended procedure, 1 abolished procedure'],
    [changes, 'check', '4 procedures checked again'],
    [changes.slice(1, 2), 'check', '1 procedure checked again'],
    [
      [{ kind: 'replaced' }, { kind: 'standardised' }],
      'inForce',
      '1 replacement procedure, 1 republished procedure',
    ],
  ])('%o, %s: “%s”', (some, how, words) => {
    expect(notices.counted(some, how)).toBe(words);
  });
});

test('what changed under a page is said as the Vietnamese page says it, or not at all', () => {
  const base = { code: '1.001193', list: 'a-list', since: '2027-03-01' };
  const reasons = [
    { ...base, kind: 'ended', by: '1.000001' },
    { ...base, kind: 'ended' },
    { ...base, kind: 'local', by: '1.000001' },
    { ...base, kind: 'amended' },
    { ...base, kind: 'waiting' },
    { ...base, kind: 'upcoming', change: 'replaced', by: '1.000001' },
    { ...base, kind: 'upcoming', change: 'replaced' },
    { ...base, kind: 'standardised' },
    { kind: 'overdue', due: '2027-03-01' },
  ] as StaleReason[];
  const said = reasons.map((reason) => notices.notice(reason, 'guide')?.head);
  expect(said).toEqual([
    'No longer in use: procedure 1.001193 was replaced on 1 March 2027.',
    'No longer in use: procedure 1.001193 was abolished on 1 March 2027.',
    'The province has its own code 1.000001 in place of code 1.001193, from 1 March 2027.',
    'Procedure 1.001193 changed on 1 March 2027 and has not been checked again yet.',
    'Waiting for the province to publish: the ministry amended procedure 1.001193 on 1 March 2027.',
    'Changing soon, from 1 March 2027: procedure 1.001193 will be replaced by 1.000001.',
    'Changing soon, from 1 March 2027: procedure 1.001193 will replace another procedure.',
    undefined,
    undefined,
  ]);
  expect(notices.notice(reasons[0] as StaleReason, 'lesson')?.advice).toMatch(/^This lesson /);
});

describe('opening hours', () => {
  const stretch = (days: Opening['days'], opens: string, closes: string): Opening => ({
    days,
    opens,
    closes,
    confidence: 'confirmed',
  });
  const workdays: Opening['days'] = ['MO', 'TU', 'WE', 'TH', 'FR'];
  const morning = stretch(workdays, '07:30', '11:30');
  const afternoon = stretch(workdays, '13:30', '17:00');
  const saturday: Opening = {
    ...stretch(['SA'], '07:30', '11:00'),
    note: 'some fields',
    confidence: 'single',
  };

  test.each<[readonly Opening[], string]>([
    [
      [morning, afternoon],
      'Monday to Friday, 7:30 to 11:30 and 13:30 to 17:00. Closed on public holidays.',
    ],
    [
      [stretch(['TH', 'TU'], '08:00', '10:00')],
      'Tuesday and Thursday, 8:00 to 10:00. Closed on public holidays.',
    ],
    [
      [stretch(['MO', 'WE', 'FR'], '08:00', '10:00')],
      'Monday, Wednesday and Friday, 8:00 to 10:00. Closed on public holidays.',
    ],
    [
      [morning, saturday],
      'Monday to Friday, 7:30 to 11:30; Saturday, 7:30 to 11:00 (some fields). Closed on public holidays. These hours could not be checked against another source. Ask again before you go.',
    ],
  ])('a week', (opening, words) => {
    expect(openingWeek.week(opening)).toBe(words);
    expect(openingWeek.labelled(words)).toBe(`Opening hours: ${words}`);
  });

  test.each<[OpenState, string]>([
    [{ kind: 'unknown' }, 'No information yet.'],
    [{ kind: 'saturday' }, 'Saturday mornings, some fields.'],
    [{ kind: 'open', now: morning }, 'Open now, until 11:30.'],
    [{ kind: 'closed' }, 'Closed now. It is not clear when it opens again.'],
    [{ kind: 'closed', holiday: 'Quốc khánh' }, 'Closed today: Quốc khánh.'],
    [
      { kind: 'closed', next: { day: '2026-11-27', stretch: afternoon } },
      'Closed now. Opens again at 13:30.',
    ],
    [
      { kind: 'closed', next: { day: '2026-11-28', stretch: morning } },
      'Closed now. Opens again at 7:30 tomorrow.',
    ],
    [
      { kind: 'closed', next: { day: '2026-11-30', stretch: morning } },
      'Closed now. Opens again at 7:30 on Monday, 30 November.',
    ],
  ])('on a Friday: %o', (state, words) => {
    expect(
      openingHours.state(state, '2026-11-27', '2026-11-28', 'Saturday mornings, some fields'),
    ).toBe(words);
  });
});

describe('the day of a result', () => {
  const day: ResultDate = { kind: 'day', day: '2026-11-27', steps: [], provisional: false };
  const why = (why: Extract<ResultDate, { kind: 'unknown' }>['why']): ResultDate => ({
    kind: 'unknown',
    why,
  });

  test.each<[ResultDate, string]>([
    [day, 'The result comes on Friday, 27 November 2026 at the latest.'],
    [
      { kind: 'range', earliest: '2026-11-27', latest: '2026-11-30', provisional: false },
      'The latest day for the result is from Friday, 27 November 2026 to Monday, 30 November 2026, depending on the case.',
    ],
    [
      why({ reason: 'notPublished', day: '2028-01-03' }),
      'It cannot be worked out yet: the days off for 2028 are not published yet. See the appointment date on the slip.',
    ],
    [
      why({ reason: 'notPublished', day: '2027-02-05', occasion: 'Tết Nguyên đán 2027' }),
      'It cannot be worked out yet: the days off for Tết Nguyên đán 2027 are not published yet. See the appointment date on the slip.',
    ],
    [
      why({ reason: 'noLimit' }),
      'The day of the result cannot be worked out yet. Ask the place where you filed it.',
    ],
  ])('%o', (result, words) => {
    expect(resultDate.lines(result, '15:00')[0]).toBe(words);
  });

  test('the hour at which the office stops, and a calendar that may change', () => {
    expect(resultDate.lines(day, '15:00')[1]).toBe(
      'An application filed after 15:00 or on a day off counts as filed on the next working day.',
    );
    expect(resultDate.lines(day, '')[1]).toContain('It is not clear at what time');
    expect(resultDate.lines({ ...day, provisional: true }, '15:00')[1]).toContain(
      'may still change',
    );
  });

  test.each<[Step, string]>([
    [
      { day: '2026-11-27', kind: 'filed' },
      'Friday, 27 November 2026: the day of filing, not counted',
    ],
    [{ day: '2026-11-28', kind: 'off' }, 'Saturday, 28 November 2026: day off, weekend'],
    [
      { day: '2026-09-02', kind: 'off', name: 'Quốc khánh' },
      'Wednesday, 2 September 2026: day off, Quốc khánh',
    ],
    [{ day: '2026-11-30', kind: 'counted', nth: 1 }, 'Monday, 30 November 2026: working day 1'],
    [
      { day: '2026-08-22', kind: 'counted', nth: 2 },
      'Saturday, 22 August 2026: working day 2 (worked in place of a day off)',
    ],
    [{ day: '2026-11-30', kind: 'due' }, 'Monday, 30 November 2026: the day of the result'],
  ])('%o', (step, words) => {
    expect(resultDate.step(step)).toBe(words);
  });
});

test.each<[FileState, boolean, string]>([
  [{ kind: 'fetched' }, false, 'Result collected.'],
  [
    { kind: 'waiting', day: '2026-11-27' },
    false,
    'Waiting. The result comes on Friday, 27 November 2026 at the latest.',
  ],
  [
    { kind: 'tomorrow', day: '2026-11-27' },
    true,
    'Tomorrow is the appointment date, Friday, 27 November 2026.',
  ],
  [
    { kind: 'today', day: '2026-11-27' },
    false,
    'Go and collect it: today is the day of the result, Friday, 27 November 2026.',
  ],
])('an application: %o', (state, isAppointed, words) => {
  expect(filed.state(state, isAppointed)).toBe(words);
});

test('an application that is over by one day, or more', () => {
  const over = (daysOver: number) =>
    filed.state({ kind: 'over', day: '2026-11-27', daysOver }, true);
  expect(over(1)).toContain('was Friday, 27 November 2026, 1 day ago.');
  expect(over(2)).toContain('was Friday, 27 November 2026, 2 days ago.');
  expect(filed.filedAt('2026-11-27', '')).toBe('Friday, 27 November 2026');
  expect(filed.filedAt('2026-11-27', '09:05')).toBe('Friday, 27 November 2026, at 9:05');
  expect(oldCopy.factEnded('2027-03-01')).toBe(
    ' Only until the end of 1 March 2027, now past. Ask again.',
  );
});

describe('places and units', () => {
  test.each<[number, string]>([
    [0.001, 'about 100 m'],
    [0.949, 'about 900 m'],
    [0.96, 'about 1 km'],
    [2.34, 'about 2.3 km'],
    [55.7, 'about 56 km'],
  ])('%d km', (km, words) => {
    expect(en.directory.far(km)).toBe(words);
  });

  test('how far a place is, and that only the middle of its ward is known', () => {
    expect(en.directory.distance(2.34, false, '')).toBe(
      'About 2.3 km from you in a straight line.',
    );
    expect(en.directory.distance(2.34, true, 'Cai Lậy ward')).toBe(
      'About 2.3 km from you in a straight line, measured to the middle of Cai Lậy ward, not to its office.',
    );
    expect(en.directory.sorted(1, 0.1)).toMatch(/^1 place sorted, nearest first\. Your/);
    expect(en.directory.sorted(7, 3.2)).toContain('only to within about 3 km.');
  });

  test.each([
    ['ward', 'Phường Cai Lậy', 'Cai Lậy ward'],
    ['ward', 'Phường 4', 'Ward 4'],
    ['commune', 'Xã Tân Phú', 'Tân Phú commune'],
    ['town', 'Thị xã Cai Lậy', 'Cai Lậy town'],
    ['province', 'Tỉnh Đồng Tháp', 'Đồng Tháp province'],
  ] as const)('a %s in a sentence: %s', (kind, name, words) => {
    expect(pages.directory.unit({ name, kind })).toBe(words);
  });
});

describe('no word is missing', () => {
  test('in English', () => {
    expect(missingWords(vietnamese, { ...en, pages })).toEqual([]);
  });

  test('a hole is named', () => {
    const { free: _free, ...holed } = site;
    expect(missingWords(vietnamese, { ...en, pages, site: holed })).toEqual(['site.free']);
    expect(missingWords(vietnamese, { ...en, pages, steps: { ...steps, back: '' } })).toEqual([
      'steps.back',
    ]);
    expect(missingWords(vietnamese, { ...en, pages, share: undefined })).toEqual(['share']);
    expect(
      missingWords(vietnamese, { ...en, pages, oldCopy: { ...oldCopy, oldCopy: 'x' } }),
    ).toEqual(['oldCopy.oldCopy']);
  });

  test('no text shouts, and quotes are curly', () => {
    const texts = (words: unknown): string[] =>
      typeof words === 'string'
        ? [words]
        : typeof words === 'object' && words !== null
          ? Object.values(words).flatMap(texts)
          : [];
    for (const text of texts(en)) expect(text).not.toMatch(/[!"']/);
  });
});
