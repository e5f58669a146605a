import process from 'node:process';
import { dayInVietnam } from '#domain/day.ts';
import { day } from '#schemas/common.ts';

/**
 * Today in Vietnam. `TODAY=2027-01-01 npm run build` shows the site as it will be on that day; without it,
 * `SOURCE_DATE_EPOCH` (seconds since 1970) is the moment that counts as now, as in other reproducible builds.
 */
export function today(environment: NodeJS.ProcessEnv = process.env): string {
  const { TODAY: asked, SOURCE_DATE_EPOCH: epoch } = environment;
  if (asked) {
    const read = day.safeParse(asked);
    if (!read.success)
      throw new Error(`biến TODAY ghi “${asked}”, hãy ghi một ngày như 2026-11-26`);
    return read.data;
  }
  if (!epoch) return dayInVietnam(new Date());
  if (!/^\d{1,11}$/.test(epoch))
    throw new Error(`biến SOURCE_DATE_EPOCH ghi “${epoch}”, hãy ghi số giây từ năm 1970`);
  return dayInVietnam(new Date(Number(epoch) * 1000));
}
