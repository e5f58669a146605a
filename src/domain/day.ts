import type { Day } from '#schemas/common.ts';

export type { Day };

/** `days` after (or, when negative, before) a day. Counted in UTC, so no summer time can lose an hour. */
export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The first day of its month. */
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 8)}01`;

/** Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** The day as Vietnamese papers write it: `24/11/2026`. */
export function writtenDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/**
 * The calendar day in Vietnam at a moment (UTC+7 all year, Quyết định 134/2002/QĐ-TTg).
 * The one place that turns a clock into a day; only the edges call it.
 */
export function dayInVietnam(moment: Date): Day {
  return new Date(moment.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** `HH:MM` in Vietnam at a moment, whatever the time zone of the clock that told it. */
export function timeInVietnam(moment: Date): string {
  return new Date(moment.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(11, 16);
}
