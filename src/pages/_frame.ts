import { getCollection, getEntry } from 'astro:content';
import { inForce, type Procedure } from '#domain/catalogue.ts';

/** Place, contacts and day: what every page needs to draw its frame. */
export async function frame() {
  const entry = await getEntry('frame', 'frame');
  if (!entry) throw new Error('content has no frame');
  return entry.data;
}

/** Every procedure that any list knows, by code. */
export async function procedures(): Promise<Map<string, Procedure>> {
  const all = await getCollection('procedures');
  return new Map(all.map(({ id, data }) => [id, data]));
}

/** The procedures to use today, by field and name (`inForce` has the order). */
export async function proceduresInForce(): Promise<Procedure[]> {
  return inForce({ day: '', procedures: await procedures(), upcoming: [] });
}
