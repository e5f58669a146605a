import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { messagesIn } from '#i18n/index.ts';
import { frame } from '../_frame.ts';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Atom (RFC 4287): one entry for each list, newest first. */
export const GET: APIRoute = async ({ site: address }) => {
  const { site } = await frame();
  const say = messagesIn('vi');
  const at = (path: string) => new URL(path, address).href;
  const lists = (await getCollection('lists')).sort((a, b) =>
    b.data.countsFrom.localeCompare(a.data.countsFrom),
  );
  // Vietnam is UTC+7 all year.
  const moment = (day: string) => `${day}T00:00:00+07:00`;
  const entries = lists.map(
    ({ id, data }) => `  <entry>
    <id>${at(`/thay-doi/${id}/`)}</id>
    <title>${escaped(data.head.title)}</title>
    <link href="${at(`/thay-doi/${id}/`)}"/>
    <updated>${moment(data.countsFrom)}</updated>
    <summary>${escaped(`${data.head.number ?? 'Danh sách'}, ${data.head.issuer}, tính từ ${say.writtenDay(data.countsFrom)}, ${data.rows.length} dòng.`)}</summary>
  </entry>`,
  );
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
  <id>${at('/thay-doi/')}</id>
  <title>${escaped(site.name)}: thủ tục mới thay đổi</title>
  <link rel="self" href="${at('/thay-doi/feed.xml')}"/>
  <link href="${at('/thay-doi/')}"/>
  <updated>${moment(lists[0]?.data.countsFrom ?? '2026-01-01')}</updated>
  <author><name>${escaped(site.keeper)}</name></author>
${entries.join('\n')}
</feed>
`;
  return new Response(body, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
