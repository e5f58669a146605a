import { headingAt } from '#domain/annex-headings.ts';
import { type Grid, type GridCell, type GridRow, seenRows } from '#domain/grid.ts';
import { readCsv } from './csv.ts';
import { readWorkbook } from './workbook.ts';

const mostRows = 20_000;

const saveAsXlsx =
  'Hãy mở bằng Excel hoặc LibreOffice, chọn “Lưu thành” (Save As), kiểu “Excel Workbook (.xlsx)”, rồi nhập tệp mới';

/**
 * The tables of a file: a workbook, a CSV, or text pasted from a paper. What it is, its first bytes say, not its name.
 *
 * @throws an error in Vietnamese that says what to do instead.
 */
export async function readAnnexFile(name: string, bytes: Uint8Array): Promise<Grid[]> {
  const starts = (...codes: number[]) => codes.every((code, index) => bytes[index] === code);
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new Error(`đây là tệp .xls kiểu cũ, hoặc sổ tính có mật khẩu. ${saveAsXlsx}`);
  if (starts(0x25, 0x50, 0x44, 0x46))
    throw new Error(
      'đây là tệp PDF. Hãy chép bảng trong PDF, dán vào Excel hoặc vào một tệp .txt, rồi nhập tệp đó',
    );
  if (starts(0x50, 0x4b)) return readWorkbook(bytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(
      'tệp không phải bảng mã UTF-8. Trong Excel chọn “Lưu thành”, kiểu “CSV UTF-8 (Comma delimited)”; trong Notepad chọn “Save As”, Encoding: UTF-8',
    );
  }
  if (text.includes('\0'))
    throw new Error(`tệp không phải bảng tính, cũng không phải chữ. ${saveAsXlsx}`);
  if (/^\s*(?:<!doctype|<html|<\?xml|<table|<meta)/i.test(text))
    throw new Error(`đây là trang web (HTML) hoặc XML mang tên khác. ${saveAsXlsx}`);
  return [{ name, rows: rowsOf(text), merges: [] }];
}

/** Rows of a text: whichever way of parting cells gives a table with a heading that is known. */
function rowsOf(text: string): GridRow[] {
  const lines = text.split(/\r?\n/);
  if (lines.length > mostRows * 5) throw tooMany();
  const ways: (() => GridRow[])[] = [
    ...(lines.some((line) => /^\s*\|.*\|\s*$/.test(line)) ? [() => markdownRows(lines)] : []),
    () => separatedRows(text, '\t'),
    () => separatedRows(text, ','),
    () => separatedRows(text, ';'),
    () => alignedRows(lines),
  ];
  for (const way of ways) {
    const rows = way();
    const seen = seenRows({ name: '', rows, merges: [] });
    if (seen.some((_, index) => headingAt(seen, index))) return rows;
  }
  return separatedRows(text, ',');
}

const tooMany = () =>
  new Error(
    `tệp có hơn ${mostRows.toLocaleString('vi-VN')} dòng. Hãy chép riêng bảng phụ lục sang một tệp mới`,
  );

const filled = (text: string): GridCell | undefined =>
  text.trim() === '' ? undefined : { text, kind: 'text' };

function separatedRows(text: string, separator: ',' | ';' | '\t'): GridRow[] {
  const { records, openQuote, endsAt } = readCsv(text, mostRows, separator);
  if (endsAt) throw tooMany();
  // A quote that is never closed: in pasted text it is a letter like any other.
  if (openQuote)
    return text.split(/\r?\n/).map((line, index) => ({
      number: index + 1,
      cells: line.split(separator).map(filled),
    }));
  return records.map(({ line, cells }) => ({ number: line, cells: cells.map(filled) }));
}

function markdownRows(lines: readonly string[]): GridRow[] {
  return lines.flatMap((line, index): GridRow[] => {
    const number = index + 1;
    const inside = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
    if (inside === undefined) return line.trim() === '' ? [] : [{ number, cells: [filled(line)] }];
    if (/^[\s:|-]+$/.test(inside)) return [];
    const cells = inside.split(/(?<!\\)\|/).map((cell) =>
      filled(
        cell
          .replaceAll('\\|', '|')
          .replace(/<br\s*\/?>/gi, '\n')
          .replaceAll('**', '')
          .trim(),
      ),
    );
    return [{ number, cells }];
  });
}

/** Columns that begin where the words of the heading do; two spaces part cells. A line without an ordinal goes on. */
function alignedRows(lines: readonly string[]): GridRow[] {
  const pieces = (line: string) =>
    [...line.replaceAll('\t', '    ').matchAll(/\S+(?: \S+)*/g)].map(({ 0: text, index }) => ({
      text,
      at: index,
    }));
  const heading = lines.find((line) => {
    const cells = pieces(line).map(({ text }) => filled(text));
    return (
      headingAt(seenRows({ name: '', rows: [{ number: 1, cells }], merges: [] }), 0) !== undefined
    );
  });
  if (!heading) return [];
  const starts = pieces(heading).map(({ at }) => at);
  const rows: { number: number; cells: (GridCell | undefined)[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const parts = pieces(line);
    if (parts.length === 0) continue;
    const cells: (GridCell | undefined)[] = starts.map(() => undefined);
    for (const { text, at } of parts) {
      const column = Math.max(
        0,
        starts.findLastIndex((start) => start <= at + 1),
      );
      cells[column] = filled(cells[column] ? `${cells[column].text} ${text}` : text);
    }
    const last = rows.at(-1);
    const goesOn =
      last &&
      cells[0] === undefined &&
      (parts[0]?.at ?? 0) >= (starts[1] ?? 1) - 1 &&
      last.cells[0];
    if (goesOn)
      for (const [column, cell] of cells.entries()) {
        if (cell)
          last.cells[column] = filled(
            last.cells[column] ? `${last.cells[column].text} ${cell.text}` : cell.text,
          );
      }
    else rows.push({ number: index + 1, cells });
  }
  return rows;
}
