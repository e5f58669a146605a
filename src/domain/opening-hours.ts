import type { Day } from '#schemas/common.ts';
import type { Opening } from '#schemas/site.ts';
import { addDays } from './day.ts';

/**
 * Whether an office is open at a moment in Vietnam.
 *
 * Known are the hours an editor wrote (`opening` in `content/places.yaml`) and the days off of `content/holidays.yaml`:
 * on a day off everything is closed, Saturday hours included; on a weekend day worked for a swapped day the hours are
 * those of the swapped day's weekday. A day of the week that stands in no stretch is closed, once any stretch is valid.
 * Nothing else is guessed: without hours, and on days nobody has decided about, the state is unknown.
 */
export type OpenState =
  | { readonly kind: 'open'; readonly now: Opening }
  /** `holiday` names the day off; `next` is left out where it cannot be known. */
  | { readonly kind: 'closed'; readonly holiday?: string; readonly next?: NextOpening }
  /** A Saturday on which it takes some files, at hours that nobody told: the place has words for it. */
  | { readonly kind: 'saturday' }
  | { readonly kind: 'unknown' };

/** When an office opens again. */
export interface NextOpening {
  readonly day: Day;
  readonly stretch: Opening;
}

/** What a page must carry of an office to tell its state. */
export interface Hours {
  readonly opening?: readonly Opening[] | undefined;
  /** It has words about Saturdays, and no hours. */
  readonly saturday?: boolean;
}

type Weekday = Opening['days'][number];

/** Sunday first, as `Date` counts. */
const byNumber: readonly Weekday[] = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The day of the week in iCalendar's letters. */
export const weekdayOf = (day: Day): Weekday =>
  byNumber[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'SU';

/** Days that are not as their weekday says, from the day of a build to `until`; small, since every page carries it. */
export interface OfficeDays {
  /** Day off → its name. */
  readonly off: Readonly<Record<Day, string>>;
  /** Weekend day that is worked → the weekday it is worked for. */
  readonly work: Readonly<Record<Day, Weekday>>;
  /** First and last day of stretches that nobody has decided about. */
  readonly undecided: readonly (readonly [from: Day, to: Day])[];
  /** After this day nothing is known. */
  readonly until: Day;
}

/** What `officeDays` needs of `content/holidays.yaml`. */
export interface HolidayYears {
  readonly years: readonly {
    readonly year: number;
    readonly daysOff: readonly { readonly day: Day; readonly name: string }[];
    readonly work: readonly { readonly day: Day; readonly insteadOf: Day }[];
    readonly open: readonly { readonly from: Day; readonly to: Day }[];
  }[];
}

/** A page older than this many days says nothing of today: days off may have been decided since. */
const known = 120;

/** The special days of the next months. */
export function officeDays(today: Day, { years }: HolidayYears): OfficeDays {
  const months = addDays(today, known);
  let year = Number(today.slice(0, 4));
  while (years.some((one) => one.year === year)) year += 1;
  const decided = `${year - 1}-12-31`;
  const until = decided < months ? decided : months;
  const isNear = (day: Day): boolean => today <= day && day <= until;
  return {
    off: Object.fromEntries(
      years.flatMap(({ daysOff }) =>
        daysOff.filter(({ day }) => isNear(day)).map(({ day, name }) => [day, name]),
      ),
    ),
    work: Object.fromEntries(
      years.flatMap(({ work }) =>
        work
          .filter(({ day }) => isNear(day))
          .map(({ day, insteadOf }) => [day, weekdayOf(insteadOf)]),
      ),
    ),
    undecided: years.flatMap(({ open }) =>
      open
        .filter(({ from, to }) => to >= today && from <= until)
        .map(({ from, to }) => [from, to] as const),
    ),
    until,
  };
}

/** How far ahead the next opening is looked for: longer than any Tết. */
const ahead = 21;

/**
 * The state of an office.
 *
 * @param at - day and `HH:MM` in Vietnam (`dayInVietnam`, `timeInVietnam`), whatever the zone of the device.
 */
export function openState(
  { day, time = '00:00' }: { readonly day: Day; readonly time?: string },
  { opening, saturday }: Hours,
  days: OfficeDays,
): OpenState {
  const holiday = days.off[day];
  if (holiday === undefined && !isDecided(day, days)) return { kind: 'unknown' };
  const today = opening && stretchesOn(day, opening, days);
  const isSaturday = weekdayOf(day) === 'SA' && holiday === undefined && !days.work[day];
  if (saturday && isSaturday && !opening?.some((one) => one.days.includes('SA')))
    return { kind: 'saturday' };
  if (holiday === undefined && today === undefined) return { kind: 'unknown' };
  const now = today?.find(({ opens, closes }) => opens <= time && time < closes);
  if (now) return { kind: 'open', now };
  const next = opening && nextOpening(day, time, opening, days);
  return { kind: 'closed', ...(holiday ? { holiday } : {}), ...(next ? { next } : {}) };
}

const isDecided = (day: Day, { off, work, undecided, until }: OfficeDays): boolean =>
  day <= until &&
  (day in off || day in work || !undecided.some(([from, to]) => from <= day && day <= to));

/** The stretches of a day, the earliest first; nothing where none of the hours is valid on that day. */
function stretchesOn(
  day: Day,
  opening: readonly Opening[],
  { off, work }: OfficeDays,
): readonly Opening[] | undefined {
  if (day in off) return [];
  const valid = validOn(day, opening);
  if (valid.length === 0) return undefined;
  const weekday = work[day] ?? weekdayOf(day);
  return valid
    .filter((one) => one.days.includes(weekday))
    .sort((a, b) => (a.opens < b.opens ? -1 : 1));
}

/** The hours that are valid on a day. */
export const validOn = (day: Day, opening: readonly Opening[]): Opening[] =>
  opening.filter(
    ({ validFrom, validTo }) =>
      (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo),
  );

function nextOpening(
  today: Day,
  time: string,
  opening: readonly Opening[],
  days: OfficeDays,
): NextOpening | undefined {
  for (let offset = 0; offset <= ahead; offset += 1) {
    const day = addDays(today, offset);
    const stretches = isDecided(day, days) ? stretchesOn(day, opening, days) : undefined;
    if (!stretches) return undefined;
    const stretch = stretches.find(({ opens }) => offset > 0 || opens > time);
    if (stretch) return { day, stretch };
  }
  return undefined;
}
