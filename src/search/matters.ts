import type { Hit, Result } from './answer.ts';
import type { TitleRecord } from './title-index.ts';

/** Where words stand: title, other names, official names of its procedures, summary. */
export const fields = ['title', 'alsoKnownAs', 'official', 'about'] as const;

/** What people come for: a service with its guide and procedures, or a page that stands alone. */
export interface Matter {
  readonly result: Result;
  readonly record: TitleRecord;
  readonly texts: Readonly<Record<(typeof fields)[number], readonly string[]>>;
}

/** A card with more links than this is no help. */
const mostProcedures = 3;

/** Pages of one matter together, each matter once; a life event stands alone and in the services it leads to. */
export function mattersOf(all: readonly TitleRecord[]): Matter[] {
  const pages = all.filter(({ isEnded }) => !isEnded);
  const services = pages.filter(({ kind }) => kind === 'service');
  const covered = new Set(services.flatMap(({ covers }) => covers));
  const slugs = new Set(services.map(({ id }) => id));
  const withId = placesBy(pages, ({ kind, id }) => (isPart(kind) ? [`${kind} ${id}`] : []));
  const leadingTo = placesBy(pages, ({ kind, covers }) => (kind === 'event' ? covers : []));
  /** The pages at these places, in their order. */
  const at = (places: readonly number[]): TitleRecord[] =>
    [...new Set(places)].sort((a, b) => a - b).flatMap((place) => pages[place] ?? []);
  return pages
    .filter(
      ({ kind, id }) =>
        !(kind === 'guide' && slugs.has(id)) && !(kind === 'procedure' && covered.has(id)),
    )
    .map((record) => {
      const isService = record.kind === 'service';
      const guides = isService ? at(withId.get(`guide ${record.id}`) ?? []) : [];
      const procedures = isService
        ? at(record.covers.flatMap((code) => withId.get(`procedure ${code}`) ?? []))
        : [];
      const events = isService ? at(leadingTo.get(record.id) ?? []) : [];
      return {
        record,
        result: resultOf(record, [...guides, ...procedures.slice(0, mostProcedures), ...events]),
        texts: {
          title: [record.title],
          alsoKnownAs: [...record.alsoKnownAs, ...guides.map(({ title }) => title)],
          official: procedures.map(({ title }) => title),
          about: [record.about],
        },
      };
    });
}

const isPart = (kind: TitleRecord['kind']): boolean => kind === 'guide' || kind === 'procedure';

/** At which places pages with a name stand: a site of thousands is walked once and not for each service. */
function placesBy(
  pages: readonly TitleRecord[],
  namesOf: (page: TitleRecord) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [place, page] of pages.entries())
    for (const name of namesOf(page)) {
      const known = places.get(name);
      if (known) known.push(place);
      else places.set(name, [place]);
    }
  return places;
}

/** What is shown of a page, with other pages of its matter. */
export function resultOf(record: TitleRecord, parts: readonly TitleRecord[]): Result {
  return { ...hitOf(record), parts: parts.map(hitOf), isNear: true };
}

function hitOf({ id, kind, url, title, about }: TitleRecord): Hit {
  return { id, kind, url, title, about };
}
