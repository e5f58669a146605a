import type { APIRoute } from 'astro';
import type { Edition } from '#offline/cache-names.ts';
import { build } from './_build.ts';
import { frame } from './_frame.ts';

/**
 * Which build this is and of which day, for scripts. Pages do not say so: they would be new in every build. Every phone
 * keeps it with its release, so that a page is told the release it comes from.
 */
export const GET = (async () => {
  const { today: day } = await frame();
  return Response.json({ build, day } satisfies Edition);
}) satisfies APIRoute;
