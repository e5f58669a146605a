import { getCollection, getEntry } from 'astro:content';
import { inForce, type Procedure } from '#domain/catalogue.ts';
import { type People, peopleToAsk } from '#domain/people.ts';
import type { StaleReason } from '#domain/staleness.ts';
import { languages } from '#i18n/known.ts';
import type { Language } from '#i18n/registry.ts';
import { placesIn } from './_translated.ts';

/** Place, contacts and day: what every page needs to draw its frame. */
export async function frame() {
  const entry = await getEntry('frame', 'frame');
  if (!entry) throw new Error('content has no frame');
  const { site, places, holidays, today } = entry.data;
  // With the site, since every page hands that to its frame, and no page may forget whom its readers can ask.
  const people = peopleToAsk(site, places, holidays, today);
  /** The same, where their names and notes are translated. */
  const peopleIn = new Map<Language, People>();
  for (const language of languages) {
    const translated = await placesIn(language, places);
    if (translated !== places)
      peopleIn.set(language, peopleToAsk(site, translated, holidays, today));
  }
  return { ...entry.data, site: { ...site, people, peopleIn } };
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

/** What is to be said of the age of a page written by hand, the worst first. */
export async function reasonsFor(path: string): Promise<readonly StaleReason[]> {
  return (await getEntry('ageing', path))?.data.reasons ?? [];
}
