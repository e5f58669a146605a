import type { Hit } from './answer.ts';
import { cutNames, type KeyFile, mostFirst, mostMore, type PlaceOfParts } from './name-parts.ts';
import type { Synonym } from './understand.ts';

/** One page as search knows it without opening it. */
export interface TitleRecord extends Hit {
  readonly alsoKnownAs: readonly string[];
  readonly isEssential: boolean;
  /** Whether a commune desk handles it; true for every page that is no procedure. */
  readonly isCommune: boolean;
  /**
   * Codes of the procedures that a service or guide covers; slugs of the services of a life event; a procedure’s own
   * code, then the one used now in its place.
   */
  readonly covers: readonly string[];
  /** No longer used: found by its code alone. */
  readonly isEnded: boolean;
}

/** Words that people ask with in a language beside Vietnamese. */
export interface QuestionWords {
  /** They name nothing at all: “how”, “get”. */
  readonly spoken: readonly string[];
  /** They can name something as well, or are Vietnamese syllables without their marks: “lost”, “can”. */
  readonly doubtful: readonly string[];
}

/** What the phone knows of all pages. */
export interface TitleIndex {
  readonly pages: readonly TitleRecord[];
  readonly synonyms: readonly Synonym[];
  /** Syllables that stand in the texts of pages but in no name: known words, not slips. */
  readonly words: readonly string[];
  /** How people ask in the language of the index; an index of Vietnamese pages has none. */
  readonly asked?: QuestionWords;
}

const kinds = ['service', 'guide', 'lesson', 'event', 'page', 'procedure'] as const;
/** A page as it travels: no name of a key is written nine hundred times. */
export type Row = [
  kind: number,
  id: string,
  url: string | 0,
  title: string,
  about: string,
  alsoKnownAs: string,
  covers: string,
  flags: number,
];
/** The first file of the index. */
export interface PackedIndex {
  readonly pages: readonly Row[];
  readonly synonyms: readonly [from: string, to: string, flags: number][];
  readonly words: string;
  readonly asked?: readonly [spoken: string, doubtful: string];
  /** Where further names are asked for by the words of a query: too many for one more file. */
  readonly cut?: PlaceOfParts;
}
/**
 * The first file answers most people. `more` holds what no commune desk handles and the codes that ended, for every
 * phone; where that is too much for a phone, `parts` hold it, and `keys` tell which of them a query needs.
 */
export interface PackedParts {
  readonly first: PackedIndex;
  readonly more: readonly Row[];
  readonly keys: readonly KeyFile[];
  readonly parts: readonly (readonly Row[])[];
}

const usualUrl = (kind: Hit['kind'], id: string): string =>
  ({
    service: `/dich-vu/${id}/`,
    guide: `/huong-dan/${id}/`,
    lesson: `/ky-nang/${id}/`,
    event: `/viec/${id}/`,
    page: `/${id}/`,
    procedure: `/thu-tuc/${id}/`,
  })[kind];

const bytesOf = (row: Row): number => new TextEncoder().encode(JSON.stringify(row)).length + 1;

const isText = ({ kind }: TitleRecord): boolean => kind === 'service' || kind === 'guide';

/**
 * Pages of the first file: the services that every phone keeps, with their guides and procedures, and what is neither a
 * service nor a procedure; then, as much as a phone takes at once, the other services and what else a commune handles.
 */
function pagesFirst(
  pages: readonly TitleRecord[],
  kept: ReadonlySet<string>,
  covered: ReadonlySet<string>,
): ReadonlySet<TitleRecord> {
  const rankOf = (page: TitleRecord): number => {
    if (page.kind === 'procedure') return page.isEssential || covered.has(page.id) ? 0 : 2;
    return isText(page) && !kept.has(page.id) ? 1 : 0;
  };
  const usual = pages.filter(({ isCommune, isEnded }) => isCommune && !isEnded);
  let room = mostFirst;
  const taken = new Set<TitleRecord>();
  for (const rank of [0, 1, 2])
    for (const page of usual.filter((one) => rankOf(one) === rank)) {
      room -= bytesOf(rowOf(page));
      if (room >= 0 || rank === 0) taken.add(page);
    }
  return taken;
}

/**
 * For the build.
 *
 * @param kept - slugs of the services that every phone keeps; all of them when left out.
 */
export function pack(
  { pages, synonyms, words, asked }: TitleIndex,
  kept: ReadonlySet<string> = new Set(pages.filter(isText).map(({ id }) => id)),
): PackedParts {
  const covered = new Set(
    pages.flatMap(({ kind, id, covers }) => (kind === 'service' && kept.has(id) ? covers : [])),
  );
  const isFirst = pagesFirst(pages, kept, covered);
  const first = pages.filter((page) => isFirst.has(page));
  const more = pages.filter((page) => !isFirst.has(page));
  const index: PackedIndex = {
    pages: first.map(rowOf),
    synonyms: synonyms.map(({ from, to, exact, isAbbreviation }) => [
      from.join('; '),
      to.join('; '),
      Number(exact) + 2 * Number(isAbbreviation),
    ]),
    words: words.join(' '),
    ...(asked ? { asked: [asked.spoken.join(' '), asked.doubtful.join(' ')] } : {}),
  };
  const rows = more.map(rowOf);
  if (rows.reduce((sum, row) => sum + bytesOf(row), 0) <= mostMore)
    return { first: index, more: rows, keys: [], parts: [] };
  // Of a service that every phone keeps everything is at hand from the start.
  const isOfService = ({ id, isEnded }: TitleRecord): boolean => !isEnded && covered.has(id);
  const {
    place,
    keys,
    parts,
    words: further,
  } = cutNames(
    more.filter((page) => !isOfService(page)),
    (page) => bytesOf(rowOf(page)),
  );
  return {
    first: {
      ...index,
      pages: [...index.pages, ...more.filter(isOfService).map(rowOf)],
      words: [...new Set([...words, ...further])].sort().join(' '),
      cut: place,
    },
    more: [],
    keys,
    parts: parts.map((part) => part.map(rowOf)),
  };
}

function rowOf(page: TitleRecord): Row {
  return [
    kinds.indexOf(page.kind),
    page.id,
    page.url === usualUrl(page.kind, page.id) ? 0 : page.url,
    page.title,
    page.about,
    page.alsoKnownAs.join('; '),
    page.covers.join(' '),
    Number(page.isEssential) + 2 * Number(page.isCommune) + 4 * Number(page.isEnded),
  ];
}

const parts = (text: string, between: string): string[] => (text ? text.split(between) : []);

/** For the phone: pages of a file. */
export const pagesOf = (rows: readonly Row[]): TitleRecord[] =>
  rows.map(([kindNumber, id, url, title, about, alsoKnownAs, covers, flags]) => {
    const kind = kinds[kindNumber] ?? 'page';
    return {
      id,
      kind,
      url: url || usualUrl(kind, id),
      title,
      about,
      alsoKnownAs: parts(alsoKnownAs, '; '),
      isEssential: (flags & 1) > 0,
      isCommune: (flags & 2) > 0,
      covers: parts(covers, ' '),
      isEnded: (flags & 4) > 0,
    };
  });

/** For the phone. `more` may still be on its way. */
export function unpack(
  { pages, synonyms, words, asked }: PackedIndex,
  more: readonly Row[] = [],
): TitleIndex {
  return {
    pages: pagesOf([...pages, ...more]),
    synonyms: synonyms.map(([from, to, flags]) => ({
      from: parts(from, '; '),
      to: parts(to, '; '),
      exact: (flags & 1) > 0,
      isAbbreviation: (flags & 2) > 0,
    })),
    words: parts(words, ' '),
    ...(asked ? { asked: { spoken: parts(asked[0], ' '), doubtful: parts(asked[1], ' ') } } : {}),
  };
}
