import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allOf,
  isTallyRecord,
  limits,
  mergedTally,
  noteProblem,
  outcomes,
  readTally,
  reasons,
  recordProblem,
  type TallyRecord,
  tallyCsv,
  tallyId,
  tallyReport,
  ways,
  weekOf,
} from '#domain/tally.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const id = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(tallyId);
const words = fc
  .string({ unit: fc.constantFrom(...'aăâbcđeêghiôơuư ,;"=+-@\''), minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const record: fc.Arbitrary<TallyRecord> = fc
  .record({
    id,
    day,
    guide: fc.constantFrom('dang-ky-khai-sinh', 'dang-ky-tam-tru', 'ho-chieu-pho-thong'),
    minutes: fc.integer({ min: 0, max: limits.minutes }),
    way: fc.constantFrom(...ways),
    outcome: fc.constantFrom(...outcomes),
    step: fc.integer({ min: 1, max: 9 }),
    reason: fc.constantFrom(...reasons),
    note: fc.option(words, { nil: undefined }),
  })
  .map(({ outcome, step, reason, note, ...others }) => ({
    ...others,
    outcome,
    ...(outcome === 'stuck' ? { step } : {}),
    ...(outcome === 'done' ? {} : { reason }),
    ...(outcome !== 'done' && reason === 'other' && note ? { note } : {}),
  }));
const records = fc.uniqueArray(record, { selector: (one) => one.id, maxLength: 30 });

const csv = (all: readonly TallyRecord[]): string => tallyCsv(all, (guide) => `Việc ${guide}`);
const some = (change: Partial<TallyRecord> = {}): TallyRecord => ({
  id: 'bcdfghjkmnpqrstv',
  day: '2026-11-26',
  guide: 'dang-ky-khai-sinh',
  outcome: 'done',
  minutes: 20,
  way: 'alone',
  ...change,
});
const line = (cells: string): string =>
  `ma,ngay,viec,ten-viec,ket-qua,buoc,ly-do,ghi-them,phut,cach-giup\r\n${cells}\r\n`;

describe('a file of the tally', () => {
  test('brings back every record', () => {
    fc.assert(
      fc.property(records, (all) => {
        const read = readTally(csv(all));
        expect('records' in read && mergedTally([], read.records)).toEqual(mergedTally([], all));
      }),
    );
  });

  test('is read by a library: one line for each record, days and minutes as they are', () => {
    const rows = parse(
      csv([
        some(),
        some({ id: 'zbcdfghjkmnpqrst', outcome: 'stuck', step: 3, reason: 'password' }),
      ]),
      { bom: true, columns: true },
    ) as Record<string, string>[];
    expect(rows).toMatchObject([
      { ngay: '2026-11-26', 'ten-viec': 'Việc dang-ky-khai-sinh', 'ket-qua': 'xong', buoc: '' },
      { 'ket-qua': 'vuong', buoc: '3', 'ly-do': 'quen-mat-khau', phut: '20', 'cach-giup': 'rieng' },
    ]);
  });

  test('that a Vietnamese spreadsheet saved again is still one', () => {
    const saved = csv([some()]).replaceAll(',', ';').replace('2026-11-26', '26/11/2026');
    expect(readTally(saved)).toEqual({ records: [some()] });
  });

  test.each([
    ['id', 'ABC123,2026-11-26,a,A,xong,,,,20,rieng'],
    ['day', 'bcdfghjkmnpqrstv,2026-02-30,a,A,xong,,,,20,rieng'],
    ['guide', 'bcdfghjkmnpqrstv,2026-11-26,Ông A,A,xong,,,,20,rieng'],
    ['outcome', 'bcdfghjkmnpqrstv,2026-11-26,a,A,được,,,,20,rieng'],
    ['step', 'bcdfghjkmnpqrstv,2026-11-26,a,A,vuong,,quen-mat-khau,,20,rieng'],
    ['step', 'bcdfghjkmnpqrstv,2026-11-26,a,A,xong,3,,,20,rieng'],
    ['reason', 'bcdfghjkmnpqrstv,2026-11-26,a,A,vuong,3,,,20,rieng'],
    ['reason', 'bcdfghjkmnpqrstv,2026-11-26,a,A,vuong,3,luoi,,20,rieng'],
    ['note', 'bcdfghjkmnpqrstv,2026-11-26,a,A,vuong,3,ly-do-khac,gọi 0912 345 678,20,rieng'],
    ['note', 'bcdfghjkmnpqrstv,2026-11-26,a,A,vuong,3,quen-mat-khau,mất sổ,20,rieng'],
    ['minutes', 'bcdfghjkmnpqrstv,2026-11-26,a,A,xong,,,,lâu,rieng'],
    ['minutes', 'bcdfghjkmnpqrstv,2026-11-26,a,A,xong,,,,601,rieng'],
    ['way', 'bcdfghjkmnpqrstv,2026-11-26,a,A,xong,,,,20,'],
    ['cells', 'bcdfghjkmnpqrstv,2026-11-26,a,A,xong'],
  ])('with a wrong %s is refused, on its line: %s', (what, cells) => {
    expect(readTally(line(cells))).toMatchObject({ faults: [{ line: 2, what }] });
  });

  test('tells all that is wrong, and takes nothing', () => {
    const good = 'bcdfghjkmnpqrstv,2026-11-26,a,A,xong,,,,20,rieng';
    const read = readTally(line(`${good}\r\n${good}\r\nx,2026-11-26,a,A,xong,,,,20,rieng`));
    expect(read).toEqual({
      faults: [
        { line: 3, what: 'twice', written: 'bcdfghjkmnpqrstv' },
        { line: 4, what: 'id', written: 'x' },
      ],
    });
  });

  test.each([
    ['header', 'Tên,Số\r\nA,1\r\n'],
    ['header', ''],
    ['quote', line('"bcdfghjkmnpqrstv,2026')],
    ['encoding', line('b\uFFFDc,2026-11-26,a,A,xong,,,,20,rieng')],
  ])('is none by its %s', (what, text) => {
    expect(readTally(text)).toMatchObject({ faults: [{ line: 1, what }] });
  });

  test('does not show a number of a person that stood in it', () => {
    const cells = 'bcdfghjkmnpqrstv,2026-11-26,a,A,vuong,3,ly-do-khac,082190001234,20,rieng';
    expect(JSON.stringify(readTally(line(cells)))).not.toContain('082190');
  });

  test('never breaks the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(Object.keys(readTally(line(text)))).toHaveLength(1);
      }),
    );
  });
});

describe('merging', () => {
  test('twice is merging once, and whose file comes first does not matter', () => {
    fc.assert(
      fc.property(records, records, (ours, theirs) => {
        const once = mergedTally(ours, theirs);
        expect(mergedTally(once, theirs)).toEqual(once);
        expect(mergedTally(once, ours)).toEqual(once);
        expect(mergedTally(theirs, ours).map((one) => one.id)).toEqual(once.map((one) => one.id));
      }),
    );
  });

  test('leaves what we have', () => {
    expect(mergedTally([some({ minutes: 5 })], [some({ minutes: 50 })])).toEqual([
      some({ minutes: 5 }),
    ]);
  });

  test('leaves no order of the day: lines of one day stand by their random ids', () => {
    const [first, second] = [some({ id: 'zbcdfghjkmnpqrst' }), some({ id: 'bbcdfghjkmnpqrst' })];
    expect(mergedTally([first], [second])).toEqual([second, first]);
  });
});

describe('a report', () => {
  test('loses nothing and counts nothing twice: every table adds up to the total', () => {
    fc.assert(
      fc.property(records, (all) => {
        const { total, weeks, months, guides, stuck, ways: by } = tallyReport(all);
        expect(allOf(total)).toBe(all.length);
        expect(by.alone + by.group).toBe(all.length);
        for (const table of [weeks, months, guides]) {
          expect(table.reduce((sum, { counts }) => sum + allOf(counts), 0)).toBe(all.length);
          expect(table.reduce((sum, { counts }) => sum + counts.minutes, 0)).toBe(total.minutes);
        }
        expect(stuck.reduce((sum, { times }) => sum + times, 0)).toBe(total.stuck);
      }),
    );
  });

  test('tells where people get stuck, and puts the most frequent first', () => {
    const stuck = (letter: string, step: number): TallyRecord =>
      some({
        id: letter.repeat(16),
        outcome: 'stuck',
        step,
        reason: 'password',
      });
    expect(tallyReport([stuck('b', 5), stuck('c', 1), stuck('d', 1), some()]).stuck).toEqual([
      { guide: 'dang-ky-khai-sinh', step: 1, reason: 'password', times: 2 },
      { guide: 'dang-ky-khai-sinh', step: 5, reason: 'password', times: 1 },
    ]);
  });

  test.each([
    ['2026-11-26', 2026, 48, '2026-11-23', '2026-11-29'],
    // Years that begin or end inside a week, as ISO 8601 has them.
    ['2027-01-01', 2026, 53, '2026-12-28', '2027-01-03'],
    ['2024-12-30', 2025, 1, '2024-12-30', '2025-01-05'],
    ['2021-01-03', 2020, 53, '2020-12-28', '2021-01-03'],
  ])('%s is in week %i-%i', (date, year, week, first, last) => {
    expect(weekOf(date)).toEqual({ year, week, first, last });
  });

  test('every day is in the week that says so', () => {
    fc.assert(
      fc.property(day, (date) => {
        const { first, last, week } = weekOf(date);
        expect(first <= date && date <= last).toBe(true);
        expect(week >= 1 && week <= 53).toBe(true);
        expect(weekOf(first)).toEqual(weekOf(last));
      }),
    );
  });
});

describe('a few words', () => {
  test.each([
    ['082190001234', 'person'],
    ['căn cước 0821 9000 1234', 'person'],
    ['gọi lại 0912.345.678', 'person'],
    ['hộ chiếu C1234567', 'person'],
    ['thẻ DN4827512345678', 'person'],
    ['hồ sơ H20.45-261126-0001', 'person'],
    ['bà Nguyễn Thị Hoa 1952', 'name'],
    ['Trần Văn B, tổ 5', 'name'],
    ['chú Sáu nhà số 12', 'name'],
    ['nguyễn thị hoa 70 tuổi', 'name'],
    ['tran van ba 0123', 'name'],
    ['a'.repeat(81), 'long'],
  ])('“%s” is refused: %s', (text, problem) => {
    expect(noteProblem(text)).toBe(problem);
  });

  test.each([
    'Cổng treo ở bước 3, chờ 10 phút',
    'bà con 3 người cùng mượn 1 máy',
    'mất điện từ 14:00',
    'lệ phí 8.000 đồng, chưa có thẻ',
    'thiếu 2 tờ khai',
    'hồ sơ cần 2 bản sao',
    'phải ra Công an phường',
    'ngày 26/11/2026 Cổng bảo trì',
  ])('“%s” may be kept', (text) => {
    expect(noteProblem(text)).toBeUndefined();
  });
});

describe('what the device holds', () => {
  test('counts only when it is a record and nothing more', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(isTallyRecord(one)).toBe(true);
      }),
    );
    expect(isTallyRecord({ ...some(), name: 'Bà Tư' })).toBe(false);
    expect(isTallyRecord({ ...some(), minutes: -1 })).toBe(false);
    expect(isTallyRecord(null)).toBe(false);
  });

  test('an id is letters that make no word and no number, for any random bytes', () => {
    fc.assert(
      fc.property(id, (one) => {
        expect(recordProblem({ ...some(), id: one })).toBeUndefined();
        expect(one).not.toMatch(/[aeiouy\d]/);
      }),
    );
  });
});
