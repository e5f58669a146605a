import { type CollectionEntry, getCollection } from 'astro:content';
import { type AtomFeed, atomFeed } from '#domain/atom.ts';
import { byField } from '#domain/catalogue-filters.ts';
import type { CodeChange } from '#domain/changes.ts';
import { slugOf } from '#domain/fold.ts';
import { isFrom, severityOf } from '#domain/staleness.ts';
import { changesIn, type HowItChanges, messagesIn } from '#i18n/index.ts';
import { frame, proceduresInForce } from '../_frame.ts';

type List = CollectionEntry<'lists'>;
type Ageing = CollectionEntry<'ageing'>['data'];

/** The lists, the one that counts from the latest day first; so what is still to come stands on top. */
export async function listsNewestFirst(): Promise<List[]> {
  return (await getCollection('lists')).sort(
    (a, b) => b.data.countsFrom.localeCompare(a.data.countsFrom) || (a.id < b.id ? 1 : -1),
  );
}

/** How the changes of a list are spoken of. */
export const howItChanges = ({ head, upcoming }: List['data']): HowItChanges =>
  head.kind === 'check' ? 'check' : upcoming ? 'coming' : 'inForce';

/** The id of a field on the page of a list. */
export const fieldAnchor = (field: string): string => `linh-vuc-${slugOf(field)}`;

/** Changes by field, in the order of the rows. */
export function changesByField(changes: readonly CodeChange[]): [string, CodeChange[]][] {
  return [...Map.groupBy(changes, ({ field }) => field)];
}

/** Pages that speak of what a list changed. `stale`: the list makes that somebody must look at them again. */
export async function pagesOf(list: string): Promise<{ stale: Ageing[]; others: Ageing[] }> {
  const pages = (await getCollection('ageing'))
    .map(({ data }) => data)
    .filter(({ lists }) => lists.includes(list));
  const isStale = ({ reasons }: Ageing) =>
    reasons.some(
      (reason) => isFrom(reason, list) && ['blocking', 'review'].includes(severityOf(reason)),
    );
  return {
    stale: pages.filter(isStale),
    others: pages.filter((page) => !isStale(page)),
  };
}

/** Every field that has procedures in force or changes, by its slug. */
export async function fieldNames(): Promise<Map<string, string>> {
  const fields = byField(await proceduresInForce()).map(({ name }) => name);
  const changed = (await getCollection('lists')).flatMap(({ data }) =>
    data.changes.map(({ field }) => field),
  );
  return new Map([...fields, ...changed].map((name) => [slugOf(name), name]));
}

/** The Atom feed of all changes, or of those in one field. */
export async function changesFeed(siteAddress: URL, field?: string): Promise<Response> {
  const { site, today } = await frame();
  const say = messagesIn('vi');
  const words = changesIn('vi');
  const at = (path: string): string => new URL(path, siteAddress).href;
  const lists = await listsNewestFirst();
  const base = field === undefined ? '/thay-doi/' : `/thay-doi/linh-vuc/${slugOf(field)}/`;

  const entries = await Promise.all(
    lists.map(async ({ id, data }): Promise<AtomFeed['entries']> => {
      const { head, countsFrom, upcoming, rows } = data;
      const changes = data.changes.filter((change) => !field || change.field === field);
      if (field && changes.length === 0) return [];
      const { stale, others } = await pagesOf(id);
      const address = at(`/thay-doi/${id}/${field ? `#${fieldAnchor(field)}` : ''}`);
      const read = head.sources.map((source) => source.read).sort();
      // It also reads differently once it is in force, and once somebody has looked at a page again.
      const days = [
        ...read,
        head.signed,
        ...(upcoming ? [] : [countsFrom]),
        ...[...stale, ...others].flatMap(({ reviewed }) =>
          reviewed && reviewed >= countsFrom ? [reviewed] : [],
        ),
      ].filter((day) => day <= today);
      const counted = words.counted(changes, howItChanges(data)) || `${rows} dòng`;
      return [
        {
          id: address,
          title: upcoming ? `Sắp thay đổi: ${head.title}` : head.title,
          address,
          published: read[0] ?? head.signed,
          updated: days.sort().at(-1) ?? head.signed,
          summary: `${head.number ?? 'Danh sách'}, ${head.issuer}, ${upcoming ? 'có hiệu lực' : 'tính'} từ ${say.writtenDay(countsFrom)}: ${counted}.`,
          content: [
            ...changes.map((change) =>
              [
                `${change.name}.`,
                words.changeSentence(change, howItChanges(data)),
                ...words.feeAndTime(change, howItChanges(data)),
              ].join(' '),
            ),
            ...(stale.length > 0
              ? [
                  `Cần kiểm tra lại: ${stale.map(({ title, path }) => `${title} (${at(path)})`).join('; ')}.`,
                ]
              : []),
          ],
          categories: changesByField(changes).map(([name]) => ({
            term: slugOf(name),
            label: name,
          })),
          related: stale.map(({ title, path }) => ({ title, address: at(path) })),
        },
      ];
    }),
  );
  const body = atomFeed({
    id: at(base),
    title: `${site.name}: ${field === undefined ? 'thủ tục mới thay đổi' : `thay đổi lĩnh vực ${field}`}`,
    self: at(`${base}feed.xml`),
    address: at(base),
    author: site.keeper,
    looked:
      lists
        .flatMap(({ data }) => data.head.sources.map(({ read }) => read))
        .sort()
        .at(-1) ?? today,
    entries: entries.flat(),
  });
  return new Response(body, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
