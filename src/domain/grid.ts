/** One filled cell of a table, as a spreadsheet or a pasted text gives it. */
export interface GridCell {
  readonly text: string;
  /** `number` and `date` are what Excel stored; a CSV or pasted text has `text` only. */
  readonly kind: 'text' | 'number' | 'date';
  readonly isFormula?: boolean;
}

/** One row, by its number in the file. */
export interface GridRow {
  readonly number: number;
  readonly isHidden?: boolean;
  readonly cells: readonly (GridCell | undefined)[];
}

/** Cells that one cell covers; rows and columns count from 1, both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet of a workbook, or a whole file that has no sheets. */
export interface Grid {
  readonly name: string;
  readonly isHidden?: boolean;
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
}

/** `B7`, as Excel names a cell. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/** A cell as it is seen: what a merge covers shows the text of the first cell. */
export interface SeenCell extends GridCell {
  readonly column: number;
  /** Where its text was written; two seen cells of one origin are one cell. */
  readonly origin: string;
  /** Covered from a row above. */
  readonly isCovered: boolean;
}

/** A row with its merges laid out; empty cells are left out. */
export interface SeenRow {
  readonly number: number;
  readonly isHidden: boolean;
  readonly cells: readonly SeenCell[];
}

/** Lays the merged cells of a grid out, so that every cell has the text that a reader sees there. */
export function seenRows({ rows, merges }: Grid): SeenRow[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const covering = new Map<number, Merge[]>();
  for (const merge of merges)
    for (let row = merge.top; row <= merge.bottom; row += 1)
      if (byNumber.has(row)) covering.set(row, [...(covering.get(row) ?? []), merge]);

  return rows.map((row) => {
    const merged = covering.get(row.number) ?? [];
    const width = Math.max(row.cells.length, ...merged.map(({ right }) => right));
    const cells: SeenCell[] = [];
    for (let column = 1; column <= width; column += 1) {
      const merge = merged.find(({ left, right }) => left <= column && column <= right);
      const cell = merge ? byNumber.get(merge.top)?.cells[merge.left - 1] : row.cells[column - 1];
      if (!cell || cell.text.trim() === '') continue;
      cells.push({
        ...cell,
        column,
        origin: merge ? cellName(merge.top, merge.left) : cellName(row.number, column),
        isCovered: merge !== undefined && merge.top < row.number,
      });
    }
    return { number: row.number, isHidden: row.isHidden ?? false, cells };
  });
}
