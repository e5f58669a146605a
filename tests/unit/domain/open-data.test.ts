import { describe, expect, test } from 'vitest';
import type { Procedure } from '#domain/catalogue.ts';
import {
  feeKnown,
  openProcedureOf,
  openProcedureRowOf,
  openRows,
  writtenTime,
} from '#domain/open-data.ts';
import { csvOf, fieldsOf, jsonOf, rowOf } from '#domain/open-data-table.ts';
import {
  type OpenTable,
  openEssential,
  openList,
  openPlace,
  openProcedure,
  openProcedureRow,
  openService,
  openStatistic,
  openTables,
} from '#schemas/open-data.ts';
import { realSource } from '../../support/open-source.ts';

describe('a fee', () => {
  test.each([
    ['that a list names', [8000], 'known', [8000]],
    ['that is free, by a source', [0], 'known', [0]],
    ['of several cases', [25000, 35000], 'known', [25000, 35000]],
    ['that the portal shows as its default', ['defaultZero'], 'portalZero', null],
    ['that is doubtful in one case', ['defaultZero', 35000], 'portalZero', null],
    ['that nobody names', undefined, 'unknown', null],
  ] as const)('%s', (_, fee, status, vnd) => {
    expect(feeKnown(fee)).toEqual({ status, vnd });
  });
});

test.each([
  [[{ amount: 3, unit: 'workingDays' }], '3 ngày làm việc'],
  [
    [
      { amount: 0, unit: 'sameDay' },
      { amount: 8, unit: 'hours' },
    ],
    'trong ngày | 8 giờ',
  ],
  [undefined, null],
] as const)('a time limit is written as lists write it', (time, text) => {
  expect(writtenTime(time)).toBe(text);
});

const bare: Procedure = {
  code: '1.000010',
  facts: {
    name: 'Thủ tục thử',
    field: 'Hộ tịch',
    levels: [],
    channels: [],
    by: { online: { fee: ['defaultZero'] }, counter: { fee: [0] }, post: {} },
    applicants: [],
    legal: [],
    confidence: 'unknown',
  },
  status: { kind: 'replaced', by: '1.000020', since: '2026-09-01', list: 'ds' },
  history: [],
};

describe('a procedure of which little is known', () => {
  test('has null where nothing is known, and says why', () => {
    expect(openProcedureOf(bare, 'https://a.example/')).toMatchObject({
      agency: null,
      time: null,
      timeStatus: 'unknown',
      onlineFeeStatus: 'portalZero',
      onlineFeeVnd: null,
      counterFeeStatus: 'known',
      counterFeeVnd: [0],
      postFeeStatus: 'unknown',
      postFeeVnd: null,
      levels: [],
      status: 'replaced',
      usedInstead: '1.000020',
      statusSince: '2026-09-01',
      page: 'https://a.example/thu-tuc/1.000010/',
    });
  });

  test('has empty cells in the spreadsheet, and a 0 only where a source says so', () => {
    expect(openProcedureRowOf(bare, 'https://a.example/')).toMatchObject({
      levels: null,
      legal: null,
      onlineFeeMinVnd: null,
      counterFeeMinVnd: 0,
      counterFeeMaxVnd: 0,
      postFeeMaxVnd: null,
    });
  });

  test('fits its schemas', () => {
    expect(openProcedure.parse(openProcedureOf(bare, 'https://a.example/'))).toBeTruthy();
    expect(openProcedureRow.parse(openProcedureRowOf(bare, 'https://a.example/'))).toBeTruthy();
  });
});

const table: OpenTable = {
  name: 'thu',
  file: 'v1/thu.csv',
  title: 'Thử',
  primaryKey: 'a',
  foreignKeys: [],
  shape: {
    properties: {
      a: { type: 'string', title: 'Khóa', pattern: '^x' },
      b: { type: ['integer', 'null'], title: 'Số', minimum: 0, maximum: 9_007_199_254_740_991 },
      c: {
        anyOf: [
          { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Ngày.' },
          { type: 'null' },
        ],
        title: 'Ngày nào',
      },
      d: { type: 'array', title: 'Nguồn', items: { properties: { e: { title: 'Tên' }, f: {} } } },
    },
  },
};

describe('a table', () => {
  test('gives every field to every row, in its order', () => {
    expect(Object.entries(rowOf(table, { c: '2026-01-01', a: 'x' }))).toEqual([
      ['a', 'x'],
      ['b', null],
      ['c', '2026-01-01'],
      ['d', null],
    ]);
    expect(() => rowOf(table, { la: 1 })).toThrow('la is no field');
  });

  test('as CSV has a header, CRLF, quotes where they are needed, and no byte order mark', () => {
    const rows = [rowOf(table, { a: 'x, “y” "z"\nw', b: 0 }), rowOf(table, { a: 'xđ' })];
    expect(csvOf(table, rows)).toBe('a,b,c,d\r\n"x, “y” ""z""\nw",0,,\r\nxđ,,,\r\n');
  });

  test.each([
    ['- Giấy chứng nhận', '– Giấy chứng nhận'],
    ['-Giấy', '–Giấy'],
  ])('as CSV keeps “%s” from being computed', (text, cell) => {
    expect(csvOf(table, [rowOf(table, { a: text })])).toContain(`\r\n${cell},`);
  });

  test.each(['=1+1', '+84', '@a', '-1', '\tx', '=HYPERLINK("x")'])(
    'as CSV refuses “%s”, which a spreadsheet would run',
    (text) => {
      expect(() => csvOf(table, [rowOf(table, { a: text })])).toThrow('công thức');
    },
  );

  test('as JSON has one row on each line', () => {
    const rows = [rowOf(table, { a: 'x' }), rowOf(table, { a: 'y' })];
    expect(jsonOf(rows).split('\n')).toHaveLength(5);
    expect(JSON.parse(jsonOf(rows))).toEqual(rows);
  });

  test('as Table Schema says types, limits and parts', () => {
    expect(fieldsOf(table)).toEqual([
      {
        name: 'a',
        type: 'string',
        title: 'Khóa',
        constraints: { required: true, unique: true, pattern: '^x' },
      },
      { name: 'b', type: 'integer', title: 'Số', constraints: { minimum: 0 } },
      { name: 'c', type: 'date', title: 'Ngày nào', description: 'Ngày.' },
      {
        name: 'd',
        type: 'array',
        title: 'Nguồn',
        description: 'Mỗi phần có e (tên), f.',
        constraints: { required: true },
      },
    ]);
  });
});

describe('the real content', () => {
  const source = realSource();
  const schemas = {
    procedures: openProcedureRow,
    'procedures-json': openProcedure,
    services: openService,
    lists: openList,
    places: openPlace,
    'essential-services': openEssential,
    statistics: openStatistic,
  };

  test.each(openTables.map(({ name }) => name))('%s fits its schema, row by row', (name) => {
    const schema = schemas[name as keyof typeof schemas];
    const rows = openRows(name, source);
    expect(rows.length).toBeGreaterThan(name === 'statistics' ? 2 : 6);
    for (const row of rows) expect(schema.safeParse(row).error?.issues ?? []).toEqual([]);
  });

  test('no procedure is lost, ended ones included', () => {
    expect(openRows('procedures', source)).toHaveLength(source.procedures.length);
    expect(openRows('procedures', source).filter((row) => row.status !== 'inForce').length).toBe(
      59,
    );
  });

  test('birth registration is free where a source says so, and unknown by post', () => {
    const birth = openRows('procedures', source).find((row) => row.code === '1.001193');
    expect(birth).toMatchObject({
      counterFeeStatus: 'known',
      counterFeeMinVnd: 0,
      postFeeStatus: 'portalZero',
      postFeeMinVnd: null,
      time: 'trong ngày',
    });
  });

  test('a decision has its rows, and an unknown day of effect is empty', () => {
    const land = openRows('lists', source).find((row) => row.number === '2171/QĐ-UBND');
    expect(land).toMatchObject({
      effective: null,
      effectiveStatus: 'unknown',
      countsFrom: '2026-07-15',
    });
    expect(land?.changes).toHaveLength(44);
  });
});
