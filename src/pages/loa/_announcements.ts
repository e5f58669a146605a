import { getCollection } from 'astro:content';
import { type Announcement, bulletinSpoken, contactIn, contactOf } from '#domain/announcement.ts';
import { type Announced, loudspeaker } from '#domain/spoken.ts';
import { type StaleReason, severityOf } from '#domain/staleness.ts';
import type { Day } from '#schemas/common.ts';
import { frame, reasonsFor } from '../_frame.ts';
import { announcedGuides } from '../huong-dan/[slug]/_announced.ts';

/** A text for the loudspeaker with what its announcer must know. */
export interface ForAnnouncer {
  readonly title: string;
  readonly announcement: Announcement;
  /** The same as a file. */
  readonly file: string;
  /** The pages it tells of. */
  readonly pages: readonly { readonly path: string; readonly title: string }[];
  readonly reviewed: Day;
  readonly airing?: string;
  /** Pages it tells of that have changed: `blocking` ones must not be read out. */
  readonly changed: readonly Extract<StaleReason, { kind: 'leadsTo' }>[];
}

/** Says a guide for the loudspeaker of this place. */
export async function guideSpeaker(): Promise<(announced: Announced) => Announcement> {
  const { site, places, spoken, today } = await frame();
  const contact = contactIn(places.places, site, today);
  return (announced) => loudspeaker(announced, { keeper: site.keeper, contact, table: spoken });
}

/** The texts of all guides, by slug, in the order of their titles. */
export async function guideAnnouncements(site: URL): Promise<Map<string, ForAnnouncer>> {
  const speak = await guideSpeaker();
  const guides = (await announcedGuides(site)).sort((a, b) =>
    a.props.guide.title.localeCompare(b.props.guide.title, 'vi'),
  );
  return new Map(
    guides.map(({ params: { slug }, props }) => [
      slug,
      {
        title: props.guide.title,
        announcement: speak(props),
        file: `/huong-dan/${slug}/loa.txt`,
        pages: [{ path: `/huong-dan/${slug}/`, title: props.guide.title }],
        reviewed: props.guide.reviewed,
        changed: [],
      },
    ]),
  );
}

/** The composed bulletins, by slug, in their order. */
export async function bulletinAnnouncements(): Promise<Map<string, ForAnnouncer>> {
  const { site, places, spoken, today } = await frame();
  const titles = new Map<string, string>([
    ...(await getCollection('guides')).map(
      ({ id, data }) => [`/huong-dan/${id}/`, data.front.title] as const,
    ),
    ...(await getCollection('lessons')).map(
      ({ id, data }) => [`/ky-nang/${id}/`, data.front.title] as const,
    ),
    ...(await getCollection('lists')).map(
      ({ id, data }) => [`/thay-doi/${id}/`, data.head.title] as const,
    ),
  ]);
  const bulletins = (await getCollection('bulletins')).sort((a, b) => a.data.order - b.data.order);
  return new Map(
    await Promise.all(
      bulletins.map(async ({ id, data }): Promise<[string, ForAnnouncer]> => {
        const contact = contactOf(data, places.places, site, today);
        const paths = [
          ...data.guides.map((slug) => `/huong-dan/${slug}/`),
          ...data.lessons.map((slug) => `/ky-nang/${slug}/`),
          ...data.decisions.map((list) => `/thay-doi/${list}/`),
        ];
        return [
          id,
          {
            title: data.title,
            announcement: bulletinSpoken(data, site, contact, spoken),
            file: `/loa/${id}.txt`,
            pages: paths.map((path) => ({ path, title: titles.get(path) ?? path })),
            reviewed: data.reviewed,
            airing: data.airing,
            changed: (await reasonsFor(`/loa/${id}/`)).filter(
              (reason) => reason.kind === 'leadsTo',
            ),
          },
        ];
      }),
    ),
  );
}

/** Whether a text must not be read out: what it tells people to do has ended. */
export const isBlocked = ({ changed }: ForAnnouncer): boolean =>
  changed.some((reason) => severityOf(reason) === 'blocking');
