import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnnexQuestion, readAnnex } from '#domain/annex.ts';
import type { Grid } from '#domain/grid.ts';
import { procedureColumns, procedureRow } from '#schemas/index.ts';

/** A grid from lines whose cells are parted by `|`. */
function grid(lines: readonly string[], merges: Grid['merges'] = [], name = 'a'): Grid {
  return {
    name,
    merges,
    rows: lines.map((line, index) => ({
      number: index + 1,
      cells: line
        .split('|')
        .map((text) => (text === '' ? undefined : { text, kind: 'text' as const })),
    })),
  };
}
const known = new Map(
  ['1.000001', '1.000002', '1.000003', '1.000004'].map((code) => [
    code,
    { name: `Thủ tục ${code}`, channels: [], isInForce: true },
  ]),
);
const read = (grids: readonly Grid[], more: Partial<AnnexQuestion> = {}) =>
  readAnnex({
    grids,
    kind: 'decision',
    signed: '2026-11-01',
    confidence: 'single',
    known,
    codes: new Set(known.keys()),
    fields: new Map(),
    answers: new Map(),
    ...more,
  });
const brief = (annex: ReturnType<typeof read>) =>
  annex.rows.map(({ cells: { code, change, levels, field } }) =>
    [code, change, levels, field].join(' '),
  );

describe('both orders of sections', () => {
  test('kind, then level, then field', () => {
    const annex = read([
      grid([
        'I. TTHC ban hành mới (02 TTHC)',
        'STT|Mã TTHC|Tên TTHC',
        'A. CẤP TỈNH',
        'A1. LĨNH VỰC HỘ TỊCH',
        '1|2.000001|Một',
        'B. CẤP XÃ',
        '2|2.000002|Hai',
        'II. TTHC bị bãi bỏ (01 TTHC)',
        'STT|Mã TTHC|Tên TTHC',
        '1|1.000001|Ba',
      ]),
    ]);
    expect(annex.doubts).toEqual([]);
    expect(brief(annex)).toEqual([
      '2.000001 new province Hộ tịch',
      '2.000002 new commune ',
      '1.000001 abolished  ',
    ]);
    expect(annex.declared).toEqual({ new: 2, abolished: 1 });
  });

  test('level, then field, then kind; a kind never goes on into the next field', () => {
    const lines = [
      'STT|Mã TTHC|Tên TTHC',
      'A. CẤP XÃ',
      '1. LĨNH VỰC HỘ TỊCH',
      'a) TTHC được sửa đổi, bổ sung',
      '1|1.000001|Một',
      'b) TTHC bị bãi bỏ',
      '1|1.000002|Hai',
      '2. LĨNH VỰC ĐẤT ĐAI',
      'a) TTHC ban hành mới',
      '1|2.000003|Ba',
    ];
    expect(brief(read([grid(lines)]))).toEqual([
      '1.000001 amended commune Hộ tịch',
      '1.000002 abolished commune Hộ tịch',
      '2.000003 new commune Đất đai',
    ]);
    const without = read([grid(lines.filter((line) => line !== 'a) TTHC ban hành mới'))]);
    expect(without.doubts.map(({ key }) => key)).toEqual(['loai:A1']);
  });
});

test('a heading repeated on the next page, and the numbers of the columns, are no rows', () => {
  const annex = read([
    grid([
      'TTHC bị bãi bỏ',
      'STT|Mã TTHC|Tên TTHC',
      '(1)|(2)|(3)',
      '1|1.000001|Một',
      'STT|Mã TTHC|Tên TTHC',
      '(1)|(2)|(3)',
      '2|1.000002|Hai',
      'Tổng cộng: 02 thủ tục',
    ]),
  ]);
  expect(annex.doubts).toEqual([]);
  expect(brief(annex)).toEqual(['1.000001 abolished  ', '1.000002 abolished  ']);
});

test('a cell merged downwards holds for each row, a merged code is one procedure', () => {
  const annex = read([
    grid(
      [
        'STT|Mã TTHC|Tên TTHC|Căn cứ pháp lý',
        'TTHC được sửa đổi, bổ sung (02 TTHC)',
        '1|1.000001|Một|1/2026/NĐ-CP',
        '2|1.000002|Hai',
        '|||2/2026/NĐ-CP',
      ],
      [
        { top: 3, left: 4, bottom: 4, right: 4 },
        ...[1, 2, 3].map((left) => ({ top: 4, left, bottom: 5, right: left })),
      ],
    ),
  ]);
  expect(annex.doubts).toEqual([]);
  expect(annex.rows.map(({ cells }) => cells.legal)).toEqual([
    '1/2026/NĐ-CP',
    '1/2026/NĐ-CP; 2/2026/NĐ-CP',
  ]);
});

test('old codes of one new code are gathered', () => {
  const annex = read([
    grid(
      [
        'STT|Mã TTHC được thay thế|Tên TTHC được thay thế|Mã TTHC thay thế|Tên TTHC thay thế',
        '1|1.000001.000.00.00.H58|Cũ một|2.000001|Mới',
        '2|1.000002|Cũ hai',
      ],
      [4, 5].map((left) => ({ top: 2, left, bottom: 3, right: left })),
    ),
  ]);
  expect(annex.doubts).toEqual([]);
  expect(
    annex.rows.map(({ cells }) => [cells.code, cells.change, cells.replaces, cells.name]),
  ).toEqual([['2.000001', 'replaced', '1.000001 1.000002', 'Mới']]);
});

test.each<[string, string[], string]>([
  [
    'a number left out',
    ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC', '1|1.000001|Một', '3|1.000002|Hai'],
    'stt:A4',
  ],
  [
    'a code twice',
    ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC', '1|1.000001|Một', '2|1.000001|Hai'],
    'trung:A4',
  ],
  [
    'a fee in what is abolished',
    ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC|Phí', '1|1.000001|Một|8.000 đồng'],
    'bai-bo:D3',
  ],
  ['a row without a code', ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC', '1||Một'], 'dong:A3'],
  [
    'a row that goes on',
    ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC|Ghi chú', '1|1.000001|Một', '||và hai|tiếp'],
    'dong:C4',
  ],
  ['a heading nobody knows', ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC', 'II. VIỆC LẠ'], 'muc:A3'],
  [
    'a sum that is wrong',
    ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC', '1|1.000001|Một', 'Tổng cộng: 05 thủ tục'],
    'dem:A4',
  ],
  [
    'a section of the district',
    ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC', 'B. CẤP HUYỆN', '1|1.000001|Một'],
    'cap:A3',
  ],
  [
    'a table of one kind under a heading of another',
    ['TTHC ban hành mới', 'STT|Mã TTHC|Tên TTHC|Tên VBQPPL quy định việc bãi bỏ', '1|2.000001|Một'],
    'loai:A3',
  ],
])('%s is asked at its cell', (_, lines, key) => {
  expect(read([grid(lines)]).doubts.map((doubt) => doubt.key)).toEqual([key]);
});

test('an answer settles its doubt; one that does not fit is said to', () => {
  const lines = [grid(['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC', '1|x|Một'])];
  const wrong = read(lines, { answers: new Map([['ma:B3', 'abc']]) });
  expect(wrong.doubts[0]?.problem).toContain('Trả lời “abc” không dùng được.');
  const right = read(lines, {
    answers: new Map([
      ['ma:B3', '1.000001'],
      ['ma:Z9', '1.000001'],
    ]),
  });
  expect(right.doubts).toEqual([]);
  expect(right.idleAnswers).toEqual(['ma:Z9']);
});

test('every optional column is read, or said to be left out', () => {
  const annex = read([
    grid([
      'TTHC được sửa đổi, bổ sung (01 TTHC)',
      'STT|Mã số TTHC|Tên TTHC|Thời hạn giải quyết||Phí, lệ phí||Dịch vụ công trực tuyến||Thực hiện qua BCCI|Tên VBQPPL quy định nội dung sửa đổi, bổ sung|Quyết định công bố của bộ|Cơ quan thực hiện|Địa điểm thực hiện|Ghi chú|Cột lạ',
      '|||Theo quy định|Sau cắt giảm|Trực tiếp|Trực tuyến|Toàn trình|Một phần||||||',
      '1|1.000001|Một|10 ngày làm việc|07 ngày làm việc|8.000 đồng|4.000 đồng|x||x|218/2026/NĐ-CP|1/QĐ-BTP|UBND cấp xã|Trung tâm|Lưu ý.|?',
    ]),
  ]);
  expect(annex.doubts).toEqual([]);
  expect(annex.unusedColumns).toEqual(['Địa điểm thực hiện', 'Cột lạ']);
  expect(annex.rows[0]?.cells).toMatchObject({
    time: '7 ngày làm việc',
    timeNote: 'Theo quy định: 10 ngày làm việc; đã cắt giảm còn: 07 ngày làm việc.',
    counterFeeVnd: '8000',
    onlineFeeVnd: '4000',
    agency: 'UBND cấp xã',
    note: 'Lưu ý. Dịch vụ công trực tuyến toàn trình. Thực hiện qua bưu chính công ích. Nội dung sửa đổi ở: 218/2026/NĐ-CP. Quyết định công bố của bộ: 1/QĐ-BTP.',
  });
  expect(annex.rows[0]?.cells.postFeeVnd).toBeUndefined();
});

test('two sheets name their cells by the sheet', () => {
  const one = ['TTHC bị bãi bỏ', 'STT|Mã TTHC|Tên TTHC', '1|1.000001|Một'];
  const annex = read([
    grid(one, [], 'Xã'),
    grid(
      one.map((line) => line.replace('1.000001', 'x')),
      [],
      'Tỉnh',
    ),
  ]);
  expect(annex.doubts.map(({ key }) => key)).toEqual(['ma:Tỉnh!B3']);
});

test('one answer may settle all questions of its kind', () => {
  const lines = [
    'TTHC được sửa đổi, bổ sung (03 TTHC)',
    'STT|Mã TTHC|Tên TTHC',
    '1|1.000001|Một',
    '2|1.900001|Lạ',
    '3|1.900002|Lạ nữa',
  ];
  const annex = read([grid(lines)], { answers: new Map([['la', 'bo']]) });
  expect(annex.doubts).toEqual([]);
  expect(brief(annex)).toEqual(['1.000001 amended  ']);
  expect(annex).toMatchObject({ isComplete: false, declared: { amended: 3 }, idleAnswers: [] });
});

/** A row of `procedures.csv` from what the reader made of one of the annex. */
const fitsSchema = (cells: ReturnType<typeof read>['rows'][number]['cells']) =>
  procedureRow.safeParse(
    Object.fromEntries(procedureColumns.map((column) => [column, cells[column] ?? ''])),
  ).success;
const pieces = [
  '1',
  'I',
  '1.000001',
  '1.000002.000.00.00.H58',
  '1.00119',
  'Đăng ký',
  '3 ngày làm việc',
  '15 giờ',
  'Không',
  '8.000 đồng',
  'Trực tiếp: 8.000 đồng; trực tuyến: 4.000 đồng',
  '20',
  '?',
  '-',
  '- 1/2026/NĐ-CP;\nLuật Đất đai',
  'Theo quy định',
  'x',
  'I. TTHC ban hành mới (01 TTHC)',
  'TTHC thay thế',
  'A. CẤP XÃ',
  'Tổng cộng: 3',
  'constructor',
  '__proto__',
  'y '.repeat(700),
];
const columns = [
  'Thời hạn giải quyết',
  'Sau cắt giảm',
  'Phí, lệ phí',
  'Căn cứ pháp lý',
  'Lĩnh vực',
  'Ghi chú',
  'Cơ quan thực hiện',
  'Toàn trình',
  'Cấp thực hiện',
];
const anything = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);

test('whatever stands in a file, reading it ends', () => {
  const cell = fc.record({
    text: anything,
    kind: fc.constantFrom('text' as const, 'number' as const, 'date' as const),
  });
  const line = fc.array(fc.option(cell, { nil: undefined }), { maxLength: 8 });
  const edge = fc.integer({ min: 1, max: 9 });
  const merge = fc.record({ top: edge, left: edge, bottom: edge, right: edge });
  fc.assert(
    fc.property(
      fc.subarray(columns),
      fc.array(line, { maxLength: 8 }),
      fc.array(merge, { maxLength: 2 }),
      (more, lines, merges) => {
        const heading = ['STT', 'Mã TTHC', 'Tên TTHC', ...more].map((text) => ({
          text,
          kind: 'text' as const,
        }));
        const rows = [heading, ...lines].map((cells, index) => ({ number: index + 1, cells }));
        for (const { key, problem, answers } of read([{ name: 'a', rows, merges }], {
          change: 'new',
        }).doubts)
          expect(key && problem && answers).toBeTruthy();
      },
    ),
    { numRuns: 500 },
  );
});

test('a row without a doubt is a row of a list, whatever its cells say', () => {
  let certain = 0;
  fc.assert(
    fc.property(
      fc.subarray(columns),
      fc.array(fc.array(anything, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 3 }),
      (more, lines) => {
        const annex = read([
          grid([
            'TTHC ban hành mới',
            `STT|Mã TTHC|Tên TTHC|${more.join('|')}`,
            ...lines.map(
              (cells, index) =>
                `${index + 1}|2.00000${index}|Thủ tục|${cells
                  .slice(0, more.length)
                  .map((text) => text.replaceAll('|', ' '))
                  .join('|')}`,
            ),
          ]),
        ]);
        const doubted = new Set(annex.doubts.map(({ cell }) => /\d+$/.exec(cell)?.[0]));
        for (const row of annex.rows)
          if (!doubted.has(/\d+$/.exec(row.cell)?.[0])) {
            certain += 1;
            expect([row.cells, fitsSchema(row.cells)]).toEqual([row.cells, true]);
          }
      },
    ),
    { numRuns: 500 },
  );
  expect(certain).toBeGreaterThan(100);
});
