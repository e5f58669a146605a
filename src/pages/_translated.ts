import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import type { Block } from '#domain/document.ts';
import { type Explainer, explainerFor } from '#domain/glossary.ts';
import type { Language } from '#i18n/registry.ts';
import type {
  Gate,
  Glossary,
  Guide,
  Lesson,
  LifeEvent,
  Places,
  Plan,
  Service,
} from '#schemas/index.ts';
import type { TranslatedKind } from './_language.ts';

/** Content in the language of the page; what nobody has translated comes as it is, in Vietnamese. */
interface Written<T> {
  readonly front: T;
  readonly blocks: readonly Block[];
}

async function translated(language: Language, path: string) {
  return language === 'vi'
    ? undefined
    : (await getEntry('translations', `${language}/${path}`))?.data;
}

async function pageIn<T>(language: Language, path: string, own: Written<T>): Promise<Written<T>> {
  const found = await translated(language, path);
  return found ? { front: found.value as T, blocks: found.blocks } : own;
}

async function valueIn<T>(language: Language, path: string, own: T): Promise<T> {
  return ((await translated(language, path))?.value as T | undefined) ?? own;
}

export const serviceIn = (language: Language, slug: string, own: Written<Service>) =>
  pageIn(language, `services/${slug}`, own);
export const guideIn = (language: Language, slug: string, own: Written<Guide>) =>
  pageIn(language, `guides/${slug}`, own);
export const lessonIn = (language: Language, slug: string, own: Written<Lesson>) =>
  pageIn(language, `lessons/${slug}`, own);
export const eventIn = (language: Language, slug: string, own: LifeEvent) =>
  valueIn(language, `life-events/${slug}`, own);
export const planIn = (language: Language, slug: string, own: Plan) =>
  valueIn(language, `plans/${slug}`, own);
export const gateIn = (language: Language, own: Gate) => valueIn(language, 'gate/', own);
export const placesIn = (language: Language, own: Places) => valueIn(language, 'places/', own);

/**
 * Marks what is not translated: the `lang` of a title, by its slug, on a page in a language.
 *
 * @param kind - the folder of the content that the title is of.
 */
export async function langsIn(
  language: Language,
  kind: TranslatedKind,
): Promise<(slug: string) => 'vi' | undefined> {
  if (language === 'vi') return () => undefined;
  const translated = new Set((await getCollection('translations')).map(({ id }) => id));
  return (slug) => (translated.has(`${language}/${kind}/${slug}`) ? undefined : 'vi');
}

/** Every service by its slug. */
export async function servicesIn(language: Language): Promise<Map<string, Service>> {
  const all = await getCollection('services');
  return new Map(
    await Promise.all(
      all.map(async ({ id, data }) => [id, (await serviceIn(language, id, data)).front] as const),
    ),
  );
}

/** Every guide. */
export async function guidesIn(language: Language) {
  return Promise.all(
    (await getCollection('guides')).map(async ({ id, data }) => ({
      id,
      ...(await guideIn(language, id, data)),
    })),
  );
}

/** Every lesson, in the order of teaching. */
export async function lessonsIn(language: Language) {
  const all = await Promise.all(
    (await getCollection('lessons')).map(async ({ id, data }) => ({
      id,
      ...(await lessonIn(language, id, data)),
    })),
  );
  return all.sort((a, b) => a.front.order - b.front.order);
}

/** Every life event, in the order of the home page. */
export async function eventsIn(
  language: Language,
): Promise<Pick<CollectionEntry<'lifeEvents'>, 'id' | 'data'>[]> {
  const all = await Promise.all(
    (await getCollection('lifeEvents')).map(async ({ id, data }) => ({
      id,
      data: await eventIn(language, id, data),
    })),
  );
  return all.sort((a, b) => a.data.order - b.data.order);
}

/** Every plan, in the order of the page of the coaches. */
export async function plansIn(
  language: Language,
): Promise<Pick<CollectionEntry<'plans'>, 'id' | 'data'>[]> {
  const all = await Promise.all(
    (await getCollection('plans')).map(async ({ id, data }) => ({
      id,
      data: await planIn(language, id, data),
    })),
  );
  return all.sort((a, b) => a.data.order - b.data.order);
}

/** Explains hard words where the glossary has the language: ours is Vietnamese. */
export const explainerIn = (language: Language, glossary: Glossary): Explainer =>
  explainerFor(language === 'vi' ? glossary : []);
