import process from 'node:process';
import { dayInVietnam } from '#domain/day.ts';
import { day } from '#schemas/common.ts';

/** Today in Vietnam; `TODAY=2027-01-01 npm run build` shows the site as it will be on that day. */
export function today(): string {
  return day.parse(process.env.TODAY || dayInVietnam(new Date()));
}
