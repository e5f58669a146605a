import type { Day } from './day.ts';

/** The three faces of the rating screen, the best first. */
export const faces = ['good', 'fair', 'poor'] as const;
export type Face = (typeof faces)[number];

/** How many times each face was tapped. */
export type FaceCounts = Readonly<Record<Face, number>>;

/**
 * All that is kept of a day (Vietnam's date): sums, without hour, order or device, so that nothing of it belongs to a
 * person.
 */
export interface DayCount extends FaceCounts {
  readonly day: Day;
}

const none: FaceCounts = { good: 0, fair: 0, poor: 0 };

/** One tap more. @param before - what is kept of that day; undefined for its first tap. */
export const withRating = (before: DayCount | undefined, day: Day, face: Face): DayCount => {
  const counts = before ?? { ...none, day };
  return { ...counts, [face]: counts[face] + 1 };
};

/** Whether a value is the count of a day and nothing else: only such values reach a table or a file. */
export function isDayCount(value: unknown): value is DayCount {
  if (typeof value !== 'object' || value === null) return false;
  const { day, ...counts } = value as Record<string, unknown>;
  return (
    typeof day === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    Object.keys(counts).length === faces.length &&
    faces.every((face) => Number.isSafeInteger(counts[face]) && Number(counts[face]) >= 0)
  );
}

/** All faces together. */
export const tapsOf = (counts: FaceCounts): number =>
  faces.reduce((sum, face) => sum + counts[face], 0);

/** What the staff may see. */
export interface RatingReport {
  /** Days that are over, the latest first. */
  readonly days: readonly DayCount[];
  /** The sums of `days`. */
  readonly total: FaceCounts;
  /** Taps of the day that is not over. Which faces is told when it is: else whoever looks after each tap knows whose it was. */
  readonly today: number;
}

/** @param today - by the clock of the device. */
export function reportOf(all: readonly DayCount[], today: Day): RatingReport {
  const days = all
    .filter(({ day }) => day !== today)
    .sort((one, other) => (one.day < other.day ? 1 : -1));
  return {
    days,
    total: days.reduce(
      (sum, one) => ({
        good: sum.good + one.good,
        fair: sum.fair + one.fair,
        poor: sum.poor + one.poor,
      }),
      none,
    ),
    today: all.filter(({ day }) => day === today).reduce((sum, one) => sum + tapsOf(one), 0),
  };
}

/**
 * Days as CSV by RFC 4180, the earliest first. Cells are days and numbers, which no spreadsheet takes for a formula;
 * whatever else is left out.
 */
export function ratingsCsv(days: readonly DayCount[]): string {
  const rows = days
    .filter(isDayCount)
    .sort((one, other) => (one.day < other.day ? -1 : 1))
    .map(({ day, good, fair, poor }) => [day, good, fair, poor].join(','));
  return ['ngay,hai-long,binh-thuong,chua-hai-long', ...rows].map((line) => `${line}\r\n`).join('');
}
