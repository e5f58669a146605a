import { getCollection } from 'astro:content';
import { feeOf, timeOf } from '#components/quote.ts';
import { stepsOf } from '#domain/document.ts';
import type { Announced } from '#domain/spoken.ts';
import { messagesIn } from '#i18n/index.ts';
import { frame, procedures, reasonsFor } from '../../_frame.ts';

/** Every guide with what its announcement needs; shared by the loudspeaker text and the Zalo text. */
export async function announcedGuides(
  siteAddress: URL,
): Promise<{ params: { slug: string }; props: Announced }[]> {
  const { site } = await frame();
  const all = await procedures();
  const say = messagesIn('vi');
  const guides = await getCollection('guides');
  return Promise.all(
    guides.map(async ({ id, data: { front, blocks } }) => {
      const facts = all.get(front.procedures[0] ?? '')?.facts;
      const fee = facts && feeOf(facts, front.way);
      const time = facts && timeOf(facts, front.way);
      const feeIsKnown = fee?.some((amount) => amount !== 'defaultZero');
      return {
        params: { slug: id },
        props: {
          guide: front,
          reasons: await reasonsFor(`/huong-dan/${id}/`),
          steps: stepsOf(blocks),
          commune: site.commune,
          reallyDone: say.reallyDone[front.way],
          address: new URL(`/huong-dan/${id}/`, siteAddress).href,
          ...(fee && feeIsKnown ? { fee: say.fee(fee) } : {}),
          ...(time ? { time: say.time(time) } : {}),
        },
      };
    }),
  );
}
