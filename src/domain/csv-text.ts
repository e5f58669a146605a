/**
 * CSV as RFC 4180 writes it, for files that a browser gives out and takes back: a byte order mark, so that a spreadsheet
 * reads Vietnamese; CRLF; quotes only where they are needed; and no cell that a spreadsheet would compute.
 */

/** Signs at the beginning of a cell that a spreadsheet takes for a formula, in both widths of letters. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A cell that no spreadsheet computes: it gets an apostrophe, as people write it there themselves. */
const harmless = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** What was meant by a cell that `harmless` may have changed. */
const meant = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

/** Rows of cells as a file. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]): string =>
    row
      .map(harmless)
      .map((cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(',');
  return `\uFEFF${rows.map((row) => `${line(row)}\r\n`).join('')}`;
}

/** One row of a file, with the line it begins on, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a file that we or a spreadsheet wrote. Empty lines are left out. Commas, or the semicolons of a spreadsheet
 * that is set to Vietnamese; the first line tells which.
 *
 * @returns undefined when a quote is never closed: everything after it would be one cell.
 */
export function csvRows(file: string): CsvRow[] | undefined {
  const text = file.replace(/^\uFEFF/, '');
  const [head = ''] = text.split('\n', 1);
  const separator = head.includes(';') && !head.includes(',') ? ';' : ',';
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let [line, first, isQuoted, wasQuoted] = [1, 1, false, false];
  const endRow = (): void => {
    cells.push(meant(cell));
    if (cells.length > 1 || cell !== '' || wasQuoted) rows.push({ line: first, cells });
    cells = [];
    cell = '';
    wasQuoted = false;
    first = line;
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? '';
    if (sign === '\n') line += 1;
    if (isQuoted && sign === '"') {
      if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (isQuoted) cell += sign;
    else if (sign === '"' && cell === '') {
      isQuoted = true;
      wasQuoted = true;
    } else if (sign === separator) {
      cells.push(meant(cell));
      cell = '';
    } else if (sign === '\n') endRow();
    else if (!(sign === '\r' && text[index + 1] === '\n')) cell += sign;
  }
  if (isQuoted) return undefined;
  if (cell !== '' || cells.length > 0 || wasQuoted) endRow();
  return rows;
}
