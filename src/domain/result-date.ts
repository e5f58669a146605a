import type { Day } from '#schemas/common.ts';
import type { TimeLimit } from '#schemas/procedure-row.ts';
import { addDays, dayInVietnam, isWeekend, timeInVietnam } from './day.ts';

export type { TimeLimit };

/**
 * When a result is due, counted from the day and hour of filing.
 *
 * What our sources say: offices are closed on Saturdays, Sundays, feasts, days in place of feasts and swapped days, and
 * open on the weekend days worked for swapped ones (Bộ luật Lao động 2019, Điều 111 and 112, Nghị quyết 28/2026/QH16 and
 * the yearly notice; `content/holidays.yaml`); civil status files received after 15:00 count from the next working day.
 *
 * What we assume, because no source of ours spells it out, and what the page must say beside every result (“tính theo
 * cách đếm thường gặp; ngày hẹn trên giấy mới là ngày đúng”):
 * - a file handed in on a day off, or after the hour at which the office stops taking files, counts as handed in on the
 *   next working day;
 * - the day of filing is not counted; the first day counted is the one after it;
 * - calendar days and months that end on a day off end on the next working day; 31/01 and one month is the last of
 *   February;
 * - hours run around the clock from the moment of filing. Where that moment is not known, or is the next working day,
 *   whole days are taken: late is better than early for somebody who travels to fetch a paper;
 * - Saturday mornings are days off, even where an office takes files then: nobody told us that its days are counted.
 *
 * Nothing is guessed: a count that needs a day nobody has decided upon gives a reason instead of a day.
 */
export type ResultDate =
  | {
      readonly kind: 'day';
      readonly day: Day;
      /** How it was counted, from the filing to the result, for showing. */
      readonly steps: readonly Step[];
      /** The calendar of a year it goes through is not published as a whole: days may still be swapped. */
      readonly provisional: boolean;
    }
  /** Several cases; which one it is, only the office can say. */
  | {
      readonly kind: 'range';
      readonly earliest: Day;
      readonly latest: Day;
      readonly provisional: boolean;
    }
  | { readonly kind: 'unknown'; readonly why: WhyUnknown };

export type WhyUnknown =
  /** No source tells the time limit. */
  | { readonly reason: 'noLimit' }
  /** The limit is no number of days, hours or months. */
  | { readonly reason: 'badLimit' }
  /** The calendar of that time is no longer kept. */
  | { readonly reason: 'longAgo'; readonly day: Day }
  /** Nobody has decided whether `day` is a day of work: `occasion`, or the whole year. */
  | { readonly reason: 'notPublished'; readonly day: Day; readonly occasion?: string };

/** One day of the count. */
export interface Step {
  readonly day: Day;
  /** `filed`: handed in. `received`: the filing counts as of this day. `counted`: the `nth` day. `due`: where it ends. */
  readonly kind: 'filed' | 'received' | 'counted' | 'off' | 'due';
  readonly nth?: number;
  /** The holiday, of a day off; left out on an ordinary weekend. */
  readonly name?: string;
}

/** What the count needs of `content/holidays.yaml`. */
export interface Calendar {
  readonly years: readonly {
    readonly year: number;
    readonly status: 'published' | 'proposed' | 'unknown';
    readonly daysOff: readonly { readonly day: Day; readonly name: string }[];
    readonly work: readonly { readonly day: Day }[];
    readonly open: readonly { readonly from: Day; readonly to: Day; readonly name: string }[];
  }[];
}

/**
 * The calendar for pages: this year, the years to come and the one before, in which a file on its way may have been handed
 * in; without what only editors need.
 */
export function calendarFrom(today: Day, { years }: Calendar): Calendar {
  return {
    years: years
      .filter(({ year }) => year >= Number(today.slice(0, 4)) - 1)
      .map(({ year, status, daysOff, work, open }) => ({
        year,
        status,
        daysOff: daysOff.map(({ day, name }) => ({ day, name })),
        work: work.map(({ day }) => ({ day })),
        open: open.map(({ from, to, name }) => ({ from, to, name })),
      })),
  };
}

/**
 * `HH:MM` until which a file counts as handed in on its day, as the note on a time limit says it (“Nhận hồ sơ sau 15 giờ thì
 * trả vào ngày làm việc tiếp theo.”). Undefined where no note says it: nobody knows then.
 */
export function receivedUntil(timeNote: string | undefined): string | undefined {
  const hour = /[Nn]hận (?:hồ sơ )?sau (\d{1,2}) giờ/.exec(timeNote ?? '')?.[1];
  return hour && `${hour.padStart(2, '0')}:00`;
}

/** When a file was handed in, in Vietnam. */
export interface Filing {
  readonly day: Day;
  /** `HH:MM`; left out when nobody remembers: then it is taken to have been in time. */
  readonly time?: string;
}

/** Day and hour in Vietnam at a moment, whatever the time zone of the clock that told it. */
export function filedAt(moment: Date): Filing {
  return {
    day: dayInVietnam(moment),
    time: timeInVietnam(moment),
  };
}

/**
 * When the result is due.
 *
 * @param limit - the time limit of the procedure; several are several cases.
 * @param closes - `HH:MM` at which the office stops taking files for the day; a filing at that very minute is in time.
 *   Left out when nobody knows: then every hour is in time.
 */
export function resultDate(
  filing: Filing,
  limit: readonly TimeLimit[] | undefined,
  calendar: Calendar,
  closes?: string,
): ResultDate {
  const [first, ...others] = limit ?? [];
  if (!first) return { kind: 'unknown', why: { reason: 'noLimit' } };
  const one = oneDate(filing, first, calendar, closes);
  if (one.kind !== 'day' || others.length === 0) return one;
  const all = [one];
  for (const other of others) {
    const next = oneDate(filing, other, calendar, closes);
    if (next.kind !== 'day') return next;
    all.push(next);
  }
  const days = all.map(({ day }) => day).sort();
  const [earliest = one.day, latest = one.day] = [days[0], days.at(-1)];
  if (earliest === latest) return one;
  return {
    kind: 'range',
    earliest,
    latest,
    provisional: all.some(({ provisional }) => provisional),
  };
}

type OneDate = Exclude<ResultDate, { kind: 'range' }>;

/** A limit longer than this is a slip; it also keeps every count short. */
const longest: Record<TimeLimit['unit'], number> = {
  workingDays: 999,
  days: 999,
  hours: 999,
  months: 120,
  sameDay: 0,
};

function oneDate(
  filing: Filing,
  { amount, unit }: TimeLimit,
  calendar: Calendar,
  closes: string | undefined,
): OneDate {
  if (!Number.isInteger(amount) || amount < 0 || !(amount <= longest[unit]))
    return { kind: 'unknown', why: { reason: 'badLimit' } };
  const count = new Count(calendar);
  try {
    const isLate = closes !== undefined && filing.time !== undefined && filing.time > closes;
    count.step({ day: filing.day, kind: 'filed' });
    const isOpen = count.isWorking(filing.day);
    const isInTime = isOpen && !isLate;
    const received = count.workingFrom(isOpen && isLate ? addDays(filing.day, 1) : filing.day);
    if (!isInTime) count.step({ day: received, kind: 'received' });

    if (unit === 'workingDays') {
      let day = received;
      for (let nth = 1; nth <= amount; nth += 1) {
        day = count.workingFrom(addDays(day, 1));
        count.step({ day, kind: 'counted', nth });
      }
      return count.due(day);
    }
    const end =
      unit === 'hours'
        ? addDays(received, daysOfHours(amount, isInTime ? filing.time : undefined))
        : unit === 'months'
          ? addMonths(received, amount)
          : addDays(received, amount);
    return count.due(count.workingFrom(end));
  } catch (error) {
    if (error instanceof NotDecided) return { kind: 'unknown', why: error.why };
    throw error;
  }
}

/** How many midnights lie in so many hours from a time of day; without one, whole days. */
function daysOfHours(hours: number, time: string | undefined): number {
  if (time === undefined) return Math.ceil(hours / 24);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return Math.floor((hour * 60 + minute + hours * 60) / (24 * 60));
}

/** The same day of a later month, or its last day where it has no such day. */
function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  target.setUTCDate(Math.min(date, target.getUTCDate()));
  return target.toISOString().slice(0, 10);
}

class NotDecided extends Error {
  readonly why: WhyUnknown;
  constructor(why: WhyUnknown) {
    super(why.reason);
    this.why = why;
  }
}

/** Walks through the calendar, and remembers which days it met. */
class Count {
  readonly #calendar: Calendar;
  readonly #steps: Step[] = [];
  #provisional = false;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  step(step: Step): void {
    this.#steps.push(step);
  }

  due(day: Day): OneDate {
    this.step({ day, kind: 'due' });
    return { kind: 'day', day, steps: this.#steps, provisional: this.#provisional };
  }

  isWorking(day: Day): boolean {
    return this.#whyOff(day) === undefined;
  }

  /** The first day of work on or after a day; the days off before it become steps. */
  workingFrom(day: Day): Day {
    for (let at = day; ; at = addDays(at, 1)) {
      const off = this.#whyOff(at);
      if (off === undefined) return at;
      this.step({ day: at, kind: 'off', ...off });
    }
  }

  /** Why a day is off, if it is. What the law fixes is known even among days that are not decided yet. */
  #whyOff(day: Day): { readonly name?: string } | undefined {
    const year = this.#calendar.years.find((one) => day.startsWith(`${one.year}-`));
    if (!year) {
      const isPast = this.#calendar.years.some((one) => day < `${one.year}-`);
      throw new NotDecided({ reason: isPast ? 'longAgo' : 'notPublished', day });
    }
    if (year.status !== 'published') this.#provisional = true;
    const holiday = year.daysOff.find((one) => one.day === day);
    if (holiday) return { name: holiday.name };
    if (year.work.some((one) => one.day === day)) return undefined;
    const open = year.open.find(({ from, to }) => from <= day && day <= to);
    if (open) throw new NotDecided({ reason: 'notPublished', day, occasion: open.name });
    return isWeekend(day) ? {} : undefined;
  }
}
