import { crc32 } from 'node:zlib';
import readSheets, { InvalidSpreadsheetError } from 'read-excel-file/universal';
import { cellName, type Grid, type GridCell, type GridRow, type Merge } from '#domain/grid.ts';
import { unzip, type ZipEntry, zipStored } from './zip.ts';

/** What an annex needs at most; the longest catalogue of a province has about 2,500 rows. */
const limits = { rows: 20_000, columns: 200, merges: 20_000, entries: 500, bytes: 48_000_000 };

const whyNotUnpacked = {
  notZip: 'tệp hỏng hoặc không phải sổ tính Excel (.xlsx)',
  encrypted: 'sổ tính có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại',
  tooLarge: `sổ tính bung ra lớn hơn ${limits.bytes / 1_000_000} MB hoặc có quá nhiều phần. Hãy chép riêng bảng phụ lục sang một sổ tính mới`,
  damaged: 'sổ tính hỏng. Hãy mở bằng Excel hoặc LibreOffice rồi lưu lại kiểu .xlsx',
};

/**
 * The sheets of an `.xlsx` workbook. The archive is unpacked under limits of our own and the size of every sheet is
 * looked at before the library reads any cell; it is then given what was looked at, not the file.
 *
 * @throws an error in Vietnamese when the file is not one that can be read.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Grid[]> {
  const unpacked = unzip(bytes, { entries: limits.entries, bytes: limits.bytes });
  if ('refusal' in unpacked) throw new Error(whyNotUnpacked[unpacked.refusal]);
  const isNeeded =
    /^(?:xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/;
  const entries = unpacked.entries.filter(({ name }) => isNeeded.test(name));
  const text = (name: string): string => {
    const entry = entries.find((one) => one.name === name);
    return entry ? new TextDecoder().decode(entry.bytes) : '';
  };
  const sheets = sheetsOf(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  if (sheets.length === 0) throw new Error(whyNotUnpacked.damaged);
  const marks = sheets.map(({ path, name }) => marksOf(text(path), name));
  const read = await cellsOf(entries);
  if (read.length !== sheets.length) throw new Error(whyNotUnpacked.damaged);

  return read.map(({ sheet, data }, index) => {
    const { hiddenRows, formulas, merges } = marks[index] ?? marksOf('', sheet);
    const rows = data.map((cells, nth): GridRow => {
      const number = nth + 1;
      return {
        number,
        ...(hiddenRows.has(number) ? { isHidden: true } : {}),
        cells: cells.map((value, column) => {
          const cell = gridCell(value);
          if (!formulas.has(cellName(number, column + 1))) return cell;
          // A program that never calculated leaves no result; an empty cell would be a fee that nobody wrote.
          return { ...(cell ?? { text: 'công thức chưa tính', kind: 'text' }), isFormula: true };
        }),
      };
    });
    return { name: sheet, ...(sheets[index]?.isHidden ? { isHidden: true } : {}), rows, merges };
  });
}

/** A number as the file writes it: the library would turn it into a `number` and lose what Excel stored. */
class StoredNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

async function cellsOf(entries: readonly ZipEntry[]) {
  const archive = zipStored(entries, crc32);
  try {
    return await readSheets(archive.buffer as ArrayBuffer, {
      parseNumber: (text: string) => new StoredNumber(text),
    });
  } catch (error) {
    const place = /row (\d+), col (\d+): (\w+)/.exec((error as Error).message);
    if (error instanceof InvalidSpreadsheetError && place)
      throw new Error(
        `ô ${cellName(Number(place[1]), Number(place[2]))} không đọc được${
          place[3] === 'VALUE_MISSING' ? ' (công thức chưa tính hoặc ô hỏng)' : ''
        }. Hãy mở bằng Excel, gõ lại ô đó rồi lưu`,
      );
    throw new Error(whyNotUnpacked.damaged);
  }
}

function gridCell(value: unknown): GridCell | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof StoredNumber) return { text: value.text, kind: 'number' };
  if (value instanceof Date) {
    const [year, month, day] = value.toISOString().slice(0, 10).split('-');
    return { text: `${day}/${month}/${year}`, kind: 'date' };
  }
  return { text: String(value), kind: 'text' };
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
const tags = (xml: string, names: string): RegExpStringIterator<RegExpExecArray> =>
  xml.matchAll(new RegExp(`<(?:[^\\s<>/:]+:)?(${names})(?=[\\s/>])([^>]*)>`, 'g'));

function sheetsOf(workbook: string, relations: string) {
  const paths = new Map(
    [...tags(relations, 'Relationship')].map(([, , tag = '']) => {
      const target = attribute(tag, 'Target') ?? '';
      return [attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
  return [...tags(workbook, 'sheet')]
    .map(([, , tag = '']) => tag)
    .filter((tag) => attribute(tag, 'name'))
    .map((tag) => ({
      name: attribute(tag, 'name') ?? '',
      path: paths.get(/\w+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1]) ?? '',
      isHidden: /hidden/i.test(attribute(tag, 'state') ?? ''),
    }));
}

/** What the library does not tell: merged cells, hidden rows, formulas. And the size, before anything is laid out. */
function marksOf(xml: string, sheet: string) {
  const hiddenRows = new Set<number>();
  const formulas = new Set<string>();
  const merges: Merge[] = [];
  let cell = '';
  for (const [, name, tag = ''] of tags(xml, 'row|c|f|mergeCell')) {
    if (name === 'f') formulas.add(cell);
    else if (name === 'mergeCell') {
      const merge = mergeIn(attribute(tag, 'ref') ?? '');
      if (merge) merges.push(merge);
      if (merges.length > limits.merges) throw tooLarge(sheet);
    } else {
      const at = attribute(tag, 'r') ?? '';
      const row = Number(/\d+$/.exec(at)?.[0] ?? 0);
      if (row > limits.rows || columnIn(at) > limits.columns) throw tooLarge(sheet, at);
      if (name === 'c') cell = at;
      else if (/^(?:1|true)$/.test(attribute(tag, 'hidden') ?? '')) hiddenRows.add(row);
    }
  }
  return { hiddenRows, formulas, merges };
}

function tooLarge(sheet: string, at?: string): Error {
  return new Error(
    `trang tính “${sheet}” quá lớn${at ? ` (tới ô ${at})` : ''}; đọc được tới ${limits.rows.toLocaleString('vi-VN')} dòng và ${limits.columns} cột. Hãy chép riêng bảng phụ lục sang một sổ tính mới`,
  );
}

function columnIn(cell: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(cell)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function mergeIn(ref: string): Merge | undefined {
  const [, from, top, to, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
  if (!from || !to) return undefined;
  return {
    top: Number(top),
    left: columnIn(from),
    bottom: Math.min(Number(bottom), limits.rows),
    right: Math.min(columnIn(to), limits.columns),
  };
}
