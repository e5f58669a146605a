import type { APIRoute } from 'astro';
import { calendarFrom } from '#domain/result-date.ts';
import { frame } from './_frame.ts';

/**
 * The days off for the count of results. One file for all pages: in each of them it would weigh as much as the rest
 * (`elements/calendar.ts` fetches it, the shell pack keeps it).
 */
export const GET = (async () => {
  const { today, holidays } = await frame();
  return Response.json(calendarFrom(today, holidays));
}) satisfies APIRoute;
