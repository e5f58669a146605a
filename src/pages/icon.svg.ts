import type { APIRoute } from 'astro';
import { icon } from '#layouts/mark.ts';

/** The icon of tabs, sheets and posters. */
export const GET = (() =>
  new Response(icon, { headers: { 'Content-Type': 'image/svg+xml' } })) satisfies APIRoute;
