import type { Day } from '#schemas/common.ts';
import type { Place, Places, Site } from '#schemas/site.ts';
import { firstOfMonth } from './day.ts';
import { type HolidayYears, type OfficeDays, officeDays } from './opening-hours.ts';

/** Whom a reader can ask, as it stands at the foot of every page. */
export interface People {
  /** The office of the site's own unit; none where the content has none. */
  readonly desk?: Place;
  readonly days: OfficeDays;
  /** Numbers to ring, in the order of the file: editors put first what readers need most. */
  readonly lines: readonly Place[];
}

/** As many numbers as a reader takes in at a glance; the directory has all. */
const most = 2;

/** @param today - places that have moved or closed by then are left out. */
export function peopleToAsk(
  { unit }: Pick<Site, 'unit'>,
  { places }: Pick<Places, 'places'>,
  holidays: HolidayYears,
  today: Day,
): People {
  const now = places.filter(
    ({ validFrom = today, validTo = today }) => validFrom <= today && today <= validTo,
  );
  const desk = now.find((place) => place.kind === 'commune' && place.unit === unit);
  return {
    ...(desk ? { desk } : {}),
    // From the first of the month on: what stands on every page must not be new every day.
    days: officeDays(firstOfMonth(today), holidays),
    lines: now.filter(({ kind, telephone }) => kind === 'hotline' && telephone).slice(0, most),
  };
}

/** The address of a telephone number, as a link dials it. */
export const dial = (telephone: string): string => `tel:${telephone.replaceAll(/[ .]/g, '')}`;
