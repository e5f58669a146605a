import type { Day } from './day.ts';
import type { FiledFile } from './notebook.ts';
import { type Calendar, type ResultDate, resultDate } from './result-date.ts';

/** How a file stands on a day. `day` is when its result is due at the latest, where that is known. */
export interface FileState {
  readonly kind: 'fetched' | 'unknown' | 'waiting' | 'tomorrow' | 'today' | 'over';
  readonly day?: Day;
  /** Days since `day`, of the calendar. */
  readonly daysOver?: number;
}

/** When the result of a file is due: on the day that the office has named, otherwise on the day we count. */
export function dueDay(file: FiledFile, calendar: Calendar): Day | undefined {
  if (file.appointed) return file.appointed;
  const result = countedFor(file, calendar);
  return result.kind === 'day' ? result.day : result.kind === 'range' ? result.latest : undefined;
}

/** The count of ours for a file, with its reasons. */
export function countedFor(
  { day, time, limit, closes }: FiledFile,
  calendar: Calendar,
): ResultDate {
  return resultDate({ day, ...(time && { time }) }, limit, calendar, closes || undefined);
}

/** How a file stands today in Vietnam. */
export function fileState(file: FiledFile, today: Day, calendar: Calendar): FileState {
  const day = dueDay(file, calendar);
  if (file.isFetched) return { kind: 'fetched', ...(day && { day }) };
  if (!day) return { kind: 'unknown' };
  const daysOver = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (daysOver > 0) return { kind: 'over', day, daysOver };
  return { kind: daysOver === 0 ? 'today' : daysOver === -1 ? 'tomorrow' : 'waiting', day };
}
