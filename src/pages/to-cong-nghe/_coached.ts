import { getCollection } from 'astro:content';
import { stepsOf } from '#domain/document.ts';

/** A guide as a coach picks it. */
export interface CoachedGuide {
  readonly slug: string;
  readonly title: string;
  /** Other names that people call its service. */
  readonly also: readonly string[];
  readonly steps: readonly string[];
  readonly minutes: number;
}

/** Every guide, those of the essential services first, in their order; then by name. */
export async function coachedGuides(): Promise<CoachedGuide[]> {
  const services = new Map(
    (await getCollection('services')).map(({ id, data }) => [id, data.front]),
  );
  return (await getCollection('guides'))
    .map(({ id, data: { front, blocks } }) => {
      const service = services.get(front.service);
      const steps = stepsOf(blocks);
      return {
        order: service?.essential ?? Number.POSITIVE_INFINITY,
        slug: id,
        title: front.title,
        also: service ? [service.title, ...service.alsoKnownAs] : [],
        steps: steps.map(({ title }) => title),
        minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
      };
    })
    .sort((one, other) =>
      one.order === other.order
        ? one.title.localeCompare(other.title, 'vi')
        : one.order - other.order,
    );
}
