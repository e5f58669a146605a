/** One record of a CSV file: its cells as text, and where each of them begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** Column of each cell on its line; a record over several lines counts from the line its cell begins on. */
  readonly places: readonly { readonly line: number; readonly column: number }[];
}

export interface CsvFile {
  readonly records: readonly CsvRecord[];
  /** The place of a quote that is never closed: everything after it would be one cell. */
  readonly openQuote?: { readonly line: number; readonly column: number };
  /** The line from which on nothing was read, because there are too many records. */
  readonly endsAt?: number;
}

/**
 * Reads CSV as RFC 4180 writes it (commas, double quotes, CRLF or LF, an optional byte order mark) and keeps the place
 * where every cell begins, which no CSV library gives (`docs/decisions/0005-read-csv-ourselves.md`).
 * Lines that are quite empty are left out.
 *
 * @param most - records after which it stops: a file made to be slow stays quick.
 * @param separator - content has commas only; files that come from elsewhere may have others.
 */
export function readCsv(
  text: string,
  most = Number.POSITIVE_INFINITY,
  separator: ',' | ';' | '\t' = ',',
): CsvFile {
  const records: CsvRecord[] = [];
  let [line, lineStart, index] = [1, 0, text.startsWith('\uFEFF') ? 1 : 0];
  lineStart = index;

  while (index < text.length) {
    if (records.length >= most) return { records, endsAt: line };
    const recordLine = line;
    const cells: string[] = [];
    const places: { line: number; column: number }[] = [];
    for (let more = true; more; ) {
      const place = { line, column: index - lineStart + 1 };
      let cell = '';
      if (text[index] === '"') {
        index += 1;
        for (;;) {
          const close = text.indexOf('"', index);
          if (close < 0) return { records, openQuote: place };
          const piece = text.slice(index, close);
          for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) {
            line += 1;
            lineStart = index + at + 1;
          }
          cell += piece;
          index = close + 1;
          if (text[index] !== '"') break;
          cell += '"';
          index += 1;
        }
      }
      // What follows a closing quote (Excel never writes any) stays part of the cell instead of being lost.
      let end = index;
      while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
      cell += text.slice(index, text[end] === '\n' && text[end - 1] === '\r' ? end - 1 : end);
      index = end;
      cells.push(cell);
      places.push(place);
      more = text[index] === separator;
      if (more) index += 1;
    }
    if (text[index] === '\n') {
      index += 1;
      line += 1;
      lineStart = index;
    }
    if (cells.length > 1 || cells[0] !== '') records.push({ line: recordLine, cells, places });
  }
  return { records };
}

/** One record as a line of CSV, quoting only where it must. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
