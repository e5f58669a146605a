import type { Amount, CountSet, Statistics } from '#schemas/statistics.ts';

/** One thing that must hold between the numbers of a set, and whether it does. */
export interface Sum {
  readonly kind: 'sum' | 'percent';
  /** The number that the others must give; the name of its field, for the place in the file. */
  readonly field: keyof CountSet;
  /** The fields that are added, or the two that are divided. */
  readonly of: readonly (keyof CountSet)[];
  readonly parts: readonly number[];
  /** What the parts give; for a percentage with as many decimals as the published one has. */
  readonly result: number;
  readonly published: number;
  readonly holds: boolean;
}

/** A number that is said exactly; “more than” is none. */
export function exact(amount: Amount | undefined): number | undefined {
  return typeof amount === 'number' ? amount : undefined;
}

/** The least that an amount can be: “more than 2,800” is at least 2,801. */
export function least(amount: Amount | undefined): number | undefined {
  return typeof amount === 'object' ? amount.moreThan + 1 : amount;
}

const decimals = (number: number): number => String(number).split('.')[1]?.length ?? 0;

/** Half up, as tables are rounded; in whole units of the last decimal, so that 99.995 does not become 99.99. */
function rounded(part: number, whole: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.floor((part * 100 * scale * 2 + whole) / (whole * 2)) / scale;
}

/** Everything that can be proved or refuted of one set of counts: sums, and percentages as rounded as they were published. */
export function sumsOf(set: CountSet): Sum[] {
  const sums: Sum[] = [];
  const add = (
    field: 'due' | 'received',
    of: readonly ('onTime' | 'late' | 'due' | 'pending')[],
  ) => {
    const parts = of.map((name) => exact(set[name]));
    const published = exact(set[field]);
    if (published === undefined || !parts.every((part) => part !== undefined)) return;
    const result = parts.reduce((sum, part) => sum + part, 0);
    sums.push({ kind: 'sum', field, of, parts, result, published, holds: result === published });
  };
  add('due', ['onTime', 'late']);
  add('received', ['due', 'pending']);

  for (const [field, name] of [
    ['onTimePercent', 'onTime'],
    ['latePercent', 'late'],
  ] as const) {
    const [part, whole, published] = [exact(set[name]), exact(set.due), set[field]];
    if (part === undefined || !whole || published === undefined) continue;
    const result = rounded(part, whole, decimals(published));
    sums.push({
      kind: 'percent',
      field,
      of: [name, 'due'],
      parts: [part, whole],
      result,
      published,
      holds: result === published,
    });
  }
  return sums;
}

/** A part of a set that is larger than what it is a part of, which no paper can mean. */
export interface Excess {
  readonly field: 'due' | 'onTime' | 'late' | 'pending';
  readonly part: number;
  readonly whole: number;
  readonly of: 'received' | 'due';
}

/** Parts that are larger than their whole, also where “more than” leaves the whole open downwards only. */
export function excessesOf(set: CountSet): Excess[] {
  return (
    [
      ['due', 'received'],
      ['pending', 'received'],
      ['onTime', 'due'],
      ['late', 'due'],
      ['onTime', 'received'],
    ] as const
  ).flatMap(([field, of]) => {
    const [part, whole] = [least(set[field]), exact(set[of])];
    return part !== undefined && whole !== undefined && part > whole
      ? [{ field, part, whole, of }]
      : [];
  });
}

/** Sets of one report whose files together are more than those of the set that says it holds all of them. */
export interface Disagreement {
  readonly parts: readonly CountSet[];
  readonly whole: CountSet;
  /** At least so many, from “more than”. */
  readonly together: number;
  readonly received: number;
  /** What the editors say of it; without it the report may not be published. */
  readonly say?: string;
}

/** Where the levels of a report, added up, are more than what it gives for all levels together. */
export function disagreementsOf({ counts, disagreements }: Statistics): Disagreement[] {
  const parts = counts.filter(({ level, received }) => level !== 'all' && least(received));
  return counts
    .filter(({ level }) => level === 'all')
    .flatMap((whole): Disagreement[] => {
      const received = exact(whole.received);
      const together = parts.reduce((sum, set) => sum + (least(set.received) ?? 0), 0);
      if (received === undefined || together <= received) return [];
      const said = disagreements.find(
        (one) =>
          one.whole === whole.id &&
          [...one.parts].sort().join() ===
            parts
              .map(({ id }) => id)
              .sort()
              .join(),
      );
      return [{ parts, whole, together, received, ...(said ? { say: said.say } : {}) }];
    });
}

/** One set of counts, one report after the other, oldest first. */
export interface Series {
  readonly id: string;
  readonly name: string;
  readonly points: readonly { readonly report: Statistics; readonly set: CountSet }[];
}

/** The sets that more than one report has, so that year can stand against year. */
export function seriesOf(reports: readonly Statistics[]): Series[] {
  const ordered = reports.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const ids = new Set(ordered.flatMap(({ counts }) => counts.map(({ id }) => id)));
  return [...ids].flatMap((id) => {
    const points = ordered.flatMap((report) =>
      report.counts.filter((set) => set.id === id).map((set) => ({ report, set })),
    );
    const last = points.at(-1);
    return last && points.length > 1 ? [{ id, name: last.set.name, points }] : [];
  });
}
