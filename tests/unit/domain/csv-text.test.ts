import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows, csvText } from '#domain/csv-text.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\n', '\r', '\t', 'ă'),
  }),
);
const table = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([width, height]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );

describe('a table as CSV', () => {
  test('comes back cell by cell, whatever was typed', () => {
    fc.assert(
      fc.property(table, (rows) => {
        // A head without a comma is a head with semicolons.
        const whole = [rows[0]?.map((_, index) => `cot-${index}`) ?? [], ...rows];
        expect(csvRows(csvText(whole))?.map(({ cells }) => cells)).toEqual(whole);
      }),
    );
  });

  test('is read alike by a library, and no cell begins like a formula', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = parse(csvText(rows), {
          bom: true,
          record_delimiter: '\r\n',
          relax_column_count: false,
        }) as string[][];
        expect(read.length).toBe(rows.length);
        for (const [row, cells] of read.entries())
          for (const [column, text] of cells.entries()) {
            expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
            expect([rows[row]?.[column], `'${rows[row]?.[column]}`]).toContain(text);
          }
      }),
    );
  });

  test('begins with the mark by which a spreadsheet knows Vietnamese, and ends its lines with CRLF', () => {
    expect(
      csvText([
        ['ngày', 'a,b'],
        ['=1+1', 'nói "không"'],
      ]),
    ).toBe('\uFEFFngày,"a,b"\r\n\'=1+1,"nói ""không"""\r\n');
  });
});

describe('a file from elsewhere', () => {
  test('with semicolons, as a Vietnamese spreadsheet saves it', () => {
    expect(csvRows('\uFEFFma;ngay\r\nx;"1;2"\r\n')?.map(({ cells }) => cells)).toEqual([
      ['ma', 'ngay'],
      ['x', '1;2'],
    ]);
  });

  test('tells the line on which each row begins, past empty lines and line ends in quotes', () => {
    expect(csvRows('a,b\n\n"1\n2",3\n4,5')?.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  test('with a quote that never ends is no table', () => {
    expect(csvRows('a,b\n"1,2\n3,4\n')).toBeUndefined();
  });
});
