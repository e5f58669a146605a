import { pagesOfPlan } from '#domain/plan.ts';
import { codesIn, type ReviewedPage } from '#domain/staleness.ts';
import type { Content } from '#read/read-content.ts';

const nothing = { procedures: [], quotes: [], links: [], leadsTo: [], madeFrom: [] } as const;

/** Codes in everything that readers are told; where it was read (`sources`) is no statement of the page. */
const quoted = (
  { sources: _, ...front }: object & { sources?: unknown },
  body: unknown,
): string[] => codesIn(JSON.stringify([front, body]));

/** What the digital team hangs up and shows of a page. */
const coached = (slug: string, hasPoster: boolean): string[] => [
  ...(hasPoster ? [`/to-cong-nghe/ap-phich/${slug}/`] : []),
  `/to-cong-nghe/trinh-chieu/${slug}/`,
];

/** Every page that can get out of date, in the order of the site, with the codes that it depends on. */
export function pagesOf(content: Content): ReviewedPage[] {
  const {
    services,
    guides,
    lessons,
    lifeEvents,
    rehearsals,
    bulletins,
    plans,
    returned,
    essential,
  } = content;
  const hasPoster = new Set(
    guides.flatMap(({ slug, value }) =>
      essential.value.some((one) => one.slug === value.service) ? [slug] : [],
    ),
  );
  return [
    ...services.map(({ slug, value, document }): ReviewedPage => {
      const { procedures, related, ...front } = value;
      return {
        ...nothing,
        ...pick(value),
        path: `/dich-vu/${slug}/`,
        kind: 'service',
        procedures,
        quotes: quoted(front, document.blocks),
        links: related,
      };
    }),
    ...guides.map(({ slug, value, document }): ReviewedPage => {
      const { procedures, ...front } = value;
      const path = `/huong-dan/${slug}/`;
      return {
        ...nothing,
        ...pick(value),
        path,
        kind: 'guide',
        procedures,
        quotes: quoted(front, document.blocks),
        madeFrom: [
          'in/',
          'loa.txt',
          'zalo.txt',
          ...(rehearsals.some((one) => one.slug === slug) ? ['tap/'] : []),
        ]
          .map((name) => `${path}${name}`)
          .concat(coached(slug, hasPoster.has(slug)), `/to-cong-nghe/phien/${slug}/`),
      };
    }),
    ...lessons.map(
      ({ slug, value, document }): ReviewedPage => ({
        ...nothing,
        ...pick(value),
        path: `/ky-nang/${slug}/`,
        kind: 'lesson',
        quotes: quoted(value, document.blocks),
        madeFrom: coached(slug, true),
      }),
    ),
    ...lifeEvents.map(
      ({ slug, value: { title, services: leads, procedures, chooser } }): ReviewedPage => ({
        ...nothing,
        title,
        path: `/viec/${slug}/`,
        kind: 'event',
        links: [...new Set([...procedures, ...codesIn(JSON.stringify(chooser ?? ''))])],
        leadsTo: leads.map((service) => `/dich-vu/${service}/`),
      }),
    ),
    ...bulletins.map(
      ({ slug, value }): ReviewedPage => ({
        ...nothing,
        ...pick(value),
        path: `/loa/${slug}/`,
        kind: 'page',
        leadsTo: [
          ...value.guides.map((guide) => `/huong-dan/${guide}/`),
          ...value.lessons.map((lesson) => `/ky-nang/${lesson}/`),
        ],
        madeFrom: [`/loa/${slug}.txt`],
      }),
    ),
    ...plans.map(
      ({ slug, value }): ReviewedPage => ({
        ...nothing,
        ...pick(value),
        path: `/to-cong-nghe/${slug}/`,
        kind: 'page',
        leadsTo: pagesOfPlan(value),
      }),
    ),
    ...(returned
      ? [
          {
            ...nothing,
            path: '/ho-so-bi-tra-lai/',
            title: 'Hồ sơ bị trả lại',
            kind: 'page' as const,
            reviewed: returned.value.reviewed,
            reviewEveryDays: returned.value.reviewEveryDays,
            quotes: codesIn(JSON.stringify(returned.value.cards)),
          },
        ]
      : []),
  ];
}

const pick = ({
  title,
  reviewed,
  reviewEveryDays,
}: {
  readonly title: string;
  readonly reviewed: string;
  readonly reviewEveryDays: number;
}) => ({ title, reviewed, reviewEveryDays });
