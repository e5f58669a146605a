import type { APIRoute } from 'astro';
import { changesFeed } from './_changes.ts';

/** One entry for each list. */
export const GET: APIRoute = () => changesFeed(new URL(import.meta.env.SITE));
