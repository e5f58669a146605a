import type { Day } from '#schemas/common.ts';
import { addDays } from './day.ts';

/**
 * How much a review is worth on a day. `due`: past its day, the page may be wrong. `long`: so long past it that nobody
 * should go by the page alone.
 */
export type ReviewAge = 'inTime' | 'due' | 'long';

/** The longest time for which a page past its review is only “due”, in days. */
const patience = 90;

/**
 * From this day on a review that was missed is long missed: after as many days again as lie between two reviews, and
 * after 90 days at the latest. So a page reviewed every month turns red a month after it turned amber.
 *
 * @param holdsUntil - `reviewHoldsUntil` of `staleness.ts`.
 */
export function longMissedFrom(holdsUntil: Day, reviewEveryDays: number): Day {
  return addDays(holdsUntil, 1 + Math.min(reviewEveryDays, patience));
}

/** The age of a review on a day of the device. */
export function reviewAge(day: Day, holdsUntil: Day, longFrom: Day): ReviewAge {
  if (day <= holdsUntil) return 'inTime';
  return day < longFrom ? 'due' : 'long';
}
