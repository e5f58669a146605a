import type { APIRoute } from 'astro';
import { type Announced, zaloText } from '#domain/spoken.ts';
import { keyed } from '../../_key.ts';
import { announcedGuides } from './_announced.ts';

export const getStaticPaths = async () =>
  keyed(await announcedGuides(new URL(import.meta.env.SITE)));

export const GET: APIRoute<Announced> = ({ props }) =>
  new Response(zaloText(props), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
