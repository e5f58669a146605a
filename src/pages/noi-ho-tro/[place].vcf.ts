import type { APIRoute, GetStaticPaths } from 'astro';
import { directoryOn, type Entry, hasCard } from '#domain/directory.ts';
import { vcardOf } from '#domain/vcard.ts';
import { messagesIn } from '#i18n/index.ts';
import { pagesIn } from '#i18n/pages.ts';
import type { Places } from '#schemas/site.ts';
import { frame } from '../_frame.ts';

interface Props {
  entry: Entry;
  reviewed: Places['reviewed'];
}

/** One card for each place of which a phone book could hold something. */
export const getStaticPaths: GetStaticPaths = async () => {
  const { places, units, today } = await frame();
  return directoryOn(today, places.places, units.units)
    .filter(({ place }) => hasCard(place))
    .map((entry) => ({
      params: { place: entry.anchor },
      props: { entry, reviewed: places.reviewed } satisfies Props,
    }));
};

/** The card, for the phone's own contacts. */
export const GET: APIRoute<Props> = ({ props: { entry, reviewed }, site }) => {
  const say = messagesIn('vi');
  const { card } = pagesIn('vi').directory;
  const { place, anchor } = entry;
  const notes = [
    place.telephoneNote,
    place.note,
    place.hours,
    place.saturday,
    card.trust(say.confidence[place.confidence]),
    card.reviewed(say.writtenDay(reviewed)),
  ].filter((note) => note !== undefined);
  const address = new URL(`/noi-ho-tro/#${anchor}`, site).href;
  return new Response(vcardOf(place, { address, reviewed, notes }));
};
