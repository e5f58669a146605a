import type { APIRoute } from 'astro';
import { type Announced, loudspeakerText } from '#domain/spoken.ts';
import { announcedGuides } from './_announced.ts';

export const getStaticPaths = () => announcedGuides(new URL(import.meta.env.SITE));

export const GET: APIRoute<Announced> = ({ props }) =>
  new Response(loudspeakerText(props), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
