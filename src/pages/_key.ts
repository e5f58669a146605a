import { getCollection } from 'astro:content';
import { createHash } from 'node:crypto';
import process from 'node:process';
import { languages } from '#i18n/known.ts';

/**
 * What a page is made of, in a few letters: a page whose key is that of the last build is not made again
 * (docs/decisions/0033-pages-are-made-again-when-what-they-show-changed.md). A key says too much rather than too little:
 * a page made again costs milliseconds, one that is not says what is no longer true.
 */
const hashOf = (said: unknown): string =>
  digest(JSON.stringify(said, (_, value: unknown) => (value instanceof Map ? [...value] : value)));

/** The same for what stands in collections: it has come as JSON, and to look for maps takes longer than all the rest. */
const hashOfStored = (stored: unknown): string => digest(JSON.stringify(stored));

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

const partsSeen = new WeakMap<object, string>();

/** What a part of the content stands for in keys: most parts are of many pages, and content does not change under them. */
function partOf(said: unknown): unknown {
  if (typeof said !== 'object' || said === null) return said;
  const known = partsSeen.get(said) ?? hashOf(said);
  partsSeen.set(said, known);
  return known;
}

/** What every page shows, its frame, and all that is not content: sources, packages, address, day. */
const frameKey = once(async () =>
  hashOfStored([
    ...[process.env.SOURCES_HASH, process.env.HANDOUTS, languages],
    await getCollection('frame'),
  ]),
);

/** Kinds of content whose own pages alone show the running text, and who checked it when and from what. */
const written = ['services', 'guides', 'lessons'] as const;

const shownAlone = new Set(['reviewed', 'reviewEveryDays', 'sources', 'openQuestions']);
const shownElsewhere = (front: object) =>
  Object.entries(front).filter(([name]) => !shownAlone.has(name));

/** The same with all content but what only the pages of a text show of it. */
const contentKey = once(async () => {
  const own = await Promise.all(
    written.map(async (kind) =>
      (await getCollection(kind)).map(({ id, data: { front } }) => [id, shownElsewhere(front)]),
    ),
  );
  const translations = (await getCollection('translations')).map(
    ({ id, data: { value, isOutdated } }) => {
      const isWritten = written.some((kind) => id.split('/')[1] === kind);
      return [id, isOutdated, isWritten ? shownElsewhere(value) : value];
    },
  );
  const ageing = (await getCollection('ageing')).map(({ data }) => shownElsewhere(data));
  const others = await Promise.all(
    (
      [
        'procedures',
        'lists',
        'coming',
        'lifeEvents',
        'rehearsals',
        'bulletins',
        'plans',
        'essential',
        'statistics',
        'rules',
      ] as const
    ).map((collection) => getCollection(collection)),
  );
  return hashOfStored([await frameKey(), own, translations, ageing, others]);
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

interface Path {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly props?: object;
}

const partsOf = ({ params, props = {} }: Path): unknown => [
  params,
  Object.entries(props).map(([name, value]) => [name, partOf(value)]),
];

/**
 * Gives paths their keys: a page is made again when its props changed, its own text in any language, or anything of the
 * content but the texts of others, with who checked them when.
 *
 * @param seen - what else of the content these pages show.
 */
export async function keyed<P extends Path>(paths: readonly P[], seen?: unknown) {
  const content = await contentKey();
  const translations = Map.groupBy(
    await getCollection('translations'),
    ({ id }) => id.split('/').at(-1) ?? '',
  );
  return paths.map((path) => {
    const own = Object.values(path.params).flatMap((slug) => translations.get(slug ?? '') ?? []);
    const parts = [content, partsOf(path), own.map(partOf), partOf(seen)];
    return { ...path, cacheKey: hashOf(parts) };
  });
}

/** Gives paths their keys where a page shows nothing but its props and the frame of all pages. */
export async function keyedByProps<P extends Path>(paths: readonly P[]) {
  const around = await frameKey();
  return paths.map((path) => ({ ...path, cacheKey: hashOf([around, partsOf(path)]) }));
}
