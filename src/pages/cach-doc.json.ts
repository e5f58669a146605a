import type { APIRoute } from 'astro';
import { frame } from './_frame.ts';

/** How words are said, for reading aloud on the phone; fetched when somebody first asks to hear a page. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify((await frame()).spoken), {
    headers: { 'Content-Type': 'application/json' },
  });
