type Cell = string | number | undefined;

const shown = (cell: Cell): string => {
  if (cell === undefined || Number.isNaN(cell)) return '–';
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell)
    ? cell.toLocaleString('en-US')
    : cell.toLocaleString('en-US', { maximumFractionDigits: cell < 10 ? 2 : 1 });
};

/** A table in Markdown, as it can be put into the docs: names first, figures to the right. */
export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const all = [heads, ...rows.map((row) => row.map(shown))];
  const widths = heads.map((_, column) =>
    Math.max(4, ...all.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(heads), line(rule), ...all.slice(1).map(line)].join('\n');
}
