import type { Hit } from './answer.ts';
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
type Row = [
  kind: number,
  id: string,
  url: string | 0,
  title: string,
  about: string,
  alsoKnownAs: string,
  covers: string,
  flags: number,
];
/** The index as it travels: no name of a key is written nine hundred times. */
export interface PackedIndex {
  readonly pages: readonly Row[];
  readonly synonyms: readonly [from: string, to: string, flags: number][];
  readonly words: string;
  readonly asked?: readonly [spoken: string, doubtful: string];
}
/** The first part answers most people; the second holds what no commune desk handles and the codes that ended. */
export interface PackedParts {
  readonly first: PackedIndex;
  readonly more: readonly Row[];
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

/** For the build. */
export function pack({ pages, synonyms, words, asked }: TitleIndex): PackedParts {
  const rows = (isFirst: boolean) =>
    pages.filter((page) => (page.isCommune && !page.isEnded) === isFirst).map(rowOf);
  return {
    first: {
      pages: rows(true),
      synonyms: synonyms.map(({ from, to, exact, isAbbreviation }) => [
        from.join('; '),
        to.join('; '),
        Number(exact) + 2 * Number(isAbbreviation),
      ]),
      words: words.join(' '),
      ...(asked ? { asked: [asked.spoken.join(' '), asked.doubtful.join(' ')] } : {}),
    },
    more: rows(false),
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

/** For the phone. `more` may still be on its way. */
export function unpack(
  { pages, synonyms, words, asked }: PackedIndex,
  more: PackedParts['more'] = [],
): TitleIndex {
  const parts = (text: string, between: string) => (text ? text.split(between) : []);
  return {
    pages: [...pages, ...more].map(
      ([kindNumber, id, url, title, about, alsoKnownAs, covers, flags]) => {
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
      },
    ),
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
