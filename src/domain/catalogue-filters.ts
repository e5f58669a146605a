import { isFree, type Procedure } from './catalogue.ts';
import { slugOf } from './fold.ts';

/** A ready-made cut of the catalogue that has an address of its own, so that it works without JavaScript. */
export interface CatalogueFilter {
  readonly slug: string;
  readonly title: string;
  readonly fits: (procedure: Procedure) => boolean;
}

/** The cuts besides the fields. “Free” means that a source says so, not that the portal shows 0. */
export const catalogueFilters: readonly CatalogueFilter[] = [
  {
    slug: 'cap-xa',
    title: 'Làm ở phường, xã',
    fits: ({ facts }) => facts.levels.includes('commune'),
  },
  { slug: 'cap-tinh', title: 'Làm ở tỉnh', fits: ({ facts }) => facts.levels.includes('province') },
  {
    slug: 'truc-tuyen',
    title: 'Nộp trên mạng được',
    fits: ({ facts }) => facts.channels.includes('online'),
  },
  {
    slug: 'mien-phi',
    title: 'Chắc chắn miễn phí',
    fits: ({ facts: { by } }) => isFree(by.online.fee) || isFree(by.counter.fee),
  },
];

/** Procedures by field, fields in Vietnamese order. */
export function byField(
  procedures: readonly Procedure[],
): { name: string; slug: string; procedures: Procedure[] }[] {
  const fields = new Map<string, Procedure[]>();
  for (const procedure of procedures) {
    const { field } = procedure.facts;
    fields.set(field, [...(fields.get(field) ?? []), procedure]);
  }
  return [...fields]
    .map(([name, members]) => ({ name, slug: slugOf(name), procedures: members }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
