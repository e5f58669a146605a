import process from 'node:process';
import { dayInVietnam } from '#domain/day.ts';
import { day } from '#schemas/common.ts';

/** Today in Vietnam; `TODAY=2027-01-01 npm run build` shows the site as it will be on that day. */
export function today(): string {
  const asked = process.env.TODAY;
  if (!asked) return dayInVietnam(new Date());
  const read = day.safeParse(asked);
  if (!read.success) throw new Error(`biến TODAY ghi “${asked}”, hãy ghi một ngày như 2026-11-26`);
  return read.data;
}
