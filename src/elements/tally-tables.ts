import { allOf, outcomes, type TallyCounts, type TallyReport } from '#domain/tally.ts';
import { coachIn } from '#i18n/coach.ts';
import { element } from './element.ts';

const say = coachIn('vi');
const svgSpace = 'http://www.w3.org/2000/svg';

/** On paper one sheet has to do: so many lines of each table, the rest summed up in one. On the screen all are there. */
const printed = { guides: 9, stuck: 5, weeks: 5, months: 4 } as const;

/** Width of the longest bar, in units of its drawing. */
const full = 200;

/** A bar for one row, in parts for the outcomes; the numbers stand beside it, so it says nothing to a screen reader. */
function bar(parts: readonly (readonly [kind: string, count: number])[], most: number): SVGElement {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('class', 'tally-bar');
  svg.setAttribute('viewBox', `0 0 ${full} 12`);
  svg.setAttribute('aria-hidden', 'true');
  let from = 0;
  for (const [kind, count] of parts) {
    if (count === 0) continue;
    const width = (count / most) * full;
    const rect = document.createElementNS(svgSpace, 'rect');
    for (const [name, value] of Object.entries({
      class: `bar-${kind}`,
      x: from + 0.75,
      y: 0.75,
      width: Math.max(width - 1.5, 0.5),
      height: 10.5,
    }))
      rect.setAttribute(name, String(value));
    svg.append(rect);
    from += width;
  }
  return svg;
}

interface Row {
  readonly name: string;
  readonly bar: readonly (readonly [kind: string, count: number])[];
  readonly cells: readonly number[];
}

/** A chart that is a table: each row has its bar under its name and its numbers beside it. */
function barTable(
  caption: string,
  head: string,
  columns: readonly string[],
  rows: readonly Row[],
  onPaper: number,
): HTMLElement {
  const lengthOf = (row: Row): number => row.bar.reduce((sum, [, count]) => sum + count, 0);
  const most = Math.max(1, ...rows.map(lengthOf));
  const line = ({ name, bar: parts, cells }: Row, className: string): HTMLElement =>
    element(
      'tr',
      { className },
      element('th', { scope: 'row' }, name, bar(parts, most)),
      ...cells.map((cell) => element('td', { textContent: String(cell) })),
    );
  // One more than fits is no reason for a line that says “and one more”.
  const cut = rows.length > onPaper + 1 ? rows.slice(onPaper) : [];
  const rest: Row[] =
    cut.length > 0
      ? [
          {
            name: say.others(cut.length),
            bar: [],
            cells: columns.map((_, index) =>
              cut.reduce((sum, { cells }) => sum + (cells[index] ?? 0), 0),
            ),
          },
        ]
      : [];
  return element(
    'section',
    { className: 'scroll tally-table', tabIndex: 0, ariaLabel: caption },
    element(
      'table',
      {},
      element('caption', { textContent: caption }),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...[head, ...columns].map((textContent) => element('th', { scope: 'col', textContent })),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map((row) => line(row, cut.includes(row) ? 'no-print' : '')),
        ...rest.map((row) => line(row, 'only-print')),
      ),
    ),
  );
}

const counted = (counts: TallyCounts): Pick<Row, 'bar' | 'cells'> => ({
  bar: outcomes.map((outcome) => [outcome, counts[outcome]]),
  cells: [allOf(counts), ...outcomes.map((outcome) => counts[outcome]), counts.minutes],
});

/** @param namesOf - the title of a guide, then those of its steps; none for a guide that this release does not have. */
export function tallyTables(
  report: TallyReport,
  namesOf: (guide: string) => readonly string[],
): HTMLElement[] {
  const titleOf = (guide: string): string => namesOf(guide)[0] ?? guide;
  const columns = [
    say.columns.count,
    ...outcomes.map((outcome) => say.outcomes[outcome]),
    say.columns.minutes,
  ];
  const { tables, heads } = say;
  return [
    barTable(
      tables.guides,
      heads.guides,
      columns,
      report.guides.map(({ guide, counts }) => ({ name: titleOf(guide), ...counted(counts) })),
      printed.guides,
    ),
    report.stuck.length === 0
      ? element('p', { textContent: say.neverStuck })
      : barTable(
          tables.stuck,
          heads.stuck,
          [say.columns.times],
          report.stuck.map(({ guide, step, reason, times }) => ({
            name: `${say.stuckPlace(titleOf(guide), step, namesOf(guide)[step])}. ${say.reasons[reason]}`,
            bar: [['stuck', times]],
            cells: [times],
          })),
          printed.stuck,
        ),
    barTable(
      tables.weeks,
      heads.weeks,
      columns,
      report.weeks.map(({ counts, ...week }) => ({ name: say.week(week), ...counted(counts) })),
      printed.weeks,
    ),
    barTable(
      tables.months,
      heads.months,
      columns,
      report.months.map(({ month, counts }) => ({ name: say.month(month), ...counted(counts) })),
      printed.months,
    ),
  ];
}
