import type { APIRoute } from 'astro';
import { announcementFile } from '#domain/announcement.ts';
import { keyed } from '../_key.ts';
import { bulletinAnnouncements, type ForAnnouncer, isBlocked } from './_announcements.ts';

export const getStaticPaths = async () =>
  keyed([...(await bulletinAnnouncements())].map(([slug, props]) => ({ params: { slug }, props })));

export const GET: APIRoute<ForAnnouncer> = ({ props }) =>
  new Response(
    isBlocked(props)
      ? `(Không đọc bản tin này nữa: thủ tục đã thay đổi, đang chờ soạn lại.)\n`
      : announcementFile(props.announcement),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  );
