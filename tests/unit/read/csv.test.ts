import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, readCsv } from '#read/csv.ts';

/** Cells with their places, as `line:column text`. */
const placed = (text: string): string[][] =>
  readCsv(text).records.map(({ cells, places }) =>
    cells.map((cell, nth) => `${places[nth]?.line}:${places[nth]?.column} ${cell}`),
  );

describe('where every cell begins', () => {
  test.each<[string, string, string[][]]>([
    [
      'plain cells',
      'a,bb,c\nd,e,f\n',
      [
        ['1:1 a', '1:3 bb', '1:6 c'],
        ['2:1 d', '2:3 e', '2:5 f'],
      ],
    ],
    [
      'empty cells',
      ',,\na,,\n',
      [
        ['1:1 ', '1:2 ', '1:3 '],
        ['2:1 a', '2:3 ', '2:4 '],
      ],
    ],
    ['a comma in quotes', '"a,b",c\n', [['1:1 a,b', '1:7 c']]],
    ['quotes in quotes', '"a ""b"" c",d\n', [['1:1 a "b" c', '1:13 d']]],
    ['nothing but quotes', '"""",""\n', [['1:1 "', '1:6 ']]],
    [
      'lines that end with CRLF',
      'a,b\r\nc,d\r\n',
      [
        ['1:1 a', '1:3 b'],
        ['2:1 c', '2:3 d'],
      ],
    ],
    ['quoted cells before CRLF', '"a","b"\r\nc\r\n', [['1:1 a', '1:5 b'], ['2:1 c']]],
    [
      'no newline at the end',
      'a,b\nc,d',
      [
        ['1:1 a', '1:3 b'],
        ['2:1 c', '2:3 d'],
      ],
    ],
    ['no cell after the last comma', 'a,', [['1:1 a', '1:3 ']]],
    ['a byte order mark', '\uFEFFa,b\nc\n', [['1:1 a', '1:3 b'], ['2:1 c']]],
    ['a byte order mark before a quote', '\uFEFF"a",b\n', [['1:1 a', '1:5 b']]],
    [
      'a newline in quotes',
      'a,"b\nc",d\ne,f\n',
      [
        ['1:1 a', '1:3 b\nc', '2:4 d'],
        ['3:1 e', '3:3 f'],
      ],
    ],
    ['many newlines in quotes', '"a\n\nb","c\nd"\ne\n', [['1:1 a\n\nb', '3:4 c\nd'], ['5:1 e']]],
    ['CRLF in quotes', '"a\r\nb",c\r\nd\r\n', [['1:1 a\r\nb', '2:4 c'], ['3:1 d']]],
    ['empty lines between', 'a\n\n\r\nb\n', [['1:1 a'], ['4:1 b']]],
    ['Vietnamese letters', 'Đăng ký,Hộ tịch\n', [['1:1 Đăng ký', '1:9 Hộ tịch']]],
    ['spaces, which are kept', ' a , b\n', [['1:1  a ', '1:5  b']]],
    ['a quote inside a cell', 'a"b,c\n', [['1:1 a"b', '1:5 c']]],
    ['letters after a closing quote', '"a"b,c\n', [['1:1 ab', '1:6 c']]],
    ['nothing', '', []],
    ['only a byte order mark', '\uFEFF', []],
    ['only newlines', '\n\r\n\n', []],
  ])('%s', (_, text, cells) => {
    expect(placed(text)).toEqual(cells);
    expect(readCsv(text).openQuote).toBeUndefined();
  });

  test('a record knows the line it begins on', () => {
    const { records } = readCsv('a\n"b\nc"\n\nd\n');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5]);
  });
});

test.each([
  ['on the first line', '"a,b\nc,d\n', 0, { line: 1, column: 1 }],
  ['later', 'a,b\nc,"d\ne,f\n', 1, { line: 2, column: 3 }],
  ['after a cell over two lines', 'a\n"b\nc","d\n', 1, { line: 3, column: 4 }],
  ['after doubled quotes', 'a,"b""\n', 0, { line: 1, column: 3 }],
  ['at the very end', 'a\nb,"', 1, { line: 2, column: 3 }],
])('a quote that is never closed is named: %s', (_, text, records, openQuote) => {
  const file = readCsv(text);
  expect(file.openQuote).toEqual(openQuote);
  expect(file.records).toHaveLength(records);
});

test.each([
  [['a', 'b'], 'a,b\n'],
  [['a,b', 'c'], '"a,b",c\n'],
  [['a "b"'], '"a ""b"""\n'],
  [['a\nb', 'c\rd'], '"a\nb","c\rd"\n'],
  [['', ''], ',\n'],
  [[' a', '3 ngày | 5 ngày'], ' a,3 ngày | 5 ngày\n'],
])('%j is written %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

describe('any table', () => {
  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', 'Đ', 'ơ', ' ', ',', '"', '\n', '\r', ';', '😀'),
      maxLength: 6,
    }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 });
  const written = (rows: readonly string[][], end: string): string =>
    rows.map((cells) => csvLine(cells).slice(0, -1) + end).join('');
  const lineEnd = fc.constantFrom('\n', '\r\n');

  test('is read as csv-parse reads it', () => {
    fc.assert(
      fc.property(table, lineEnd, fc.constantFrom('', '\uFEFF'), (rows, end, mark) => {
        const text = mark + written(rows, end);
        expect(readCsv(text).records.map(({ cells }) => [...cells])).toEqual(
          parse(text, {
            bom: true,
            record_delimiter: ['\r\n', '\n'],
            relax_column_count: true,
            skip_empty_lines: true,
          }),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('comes back as it was written, except for quite empty lines', () => {
    fc.assert(
      fc.property(table, lineEnd, (rows, end) => {
        expect(readCsv(written(rows, end)).records.map(({ cells }) => [...cells])).toEqual(
          rows.filter((cells) => cells.length > 1 || cells[0] !== ''),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('has each cell at the place that is told', () => {
    fc.assert(
      fc.property(table, lineEnd, fc.constantFrom('', '\uFEFF'), (rows, end, mark) => {
        const text = written(rows, end);
        const lines = text.split('\n');
        for (const { line, cells, places } of readCsv(mark + text).records) {
          expect(places[0]).toEqual({ line, column: 1 });
          for (const [nth, one] of cells.entries()) {
            const place = places[nth];
            const [begins = ''] = csvLine([one]).slice(0, -1).split('\n');
            const rest = lines.slice((place?.line ?? 0) - 1).join('\n');
            expect(rest.slice((place?.column ?? 0) - 1).startsWith(begins)).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('never makes the reader throw or stand still, whatever the text', () => {
    const text = fc.array(fc.constantFrom('"', ',', '\n', '\r', 'a', '\uFEFF', ';'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const { records } = readCsv(parts.join(''));
        for (const { cells, places } of records) expect(places).toHaveLength(cells.length);
      }),
      { numRuns: 1000 },
    );
  });
});
