import type { APIRoute } from 'astro';
import { announcementFile } from '#domain/announcement.ts';
import type { Announced } from '#domain/spoken.ts';
import { keyed } from '../../_key.ts';
import { guideSpeaker } from '../../loa/_announcements.ts';
import { announcedGuides } from './_announced.ts';

export const getStaticPaths = async () =>
  keyed(await announcedGuides(new URL(import.meta.env.SITE)));

export const GET: APIRoute<Announced> = async ({ props }) => {
  const speak = await guideSpeaker();
  return new Response(announcementFile(speak(props)), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
