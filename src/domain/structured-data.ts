import type { Channel } from '#schemas/procedure-row.ts';
import type { Service } from '#schemas/service.ts';
import type { Site } from '#schemas/site.ts';
import type { ProcedureFacts } from './catalogue.ts';
import { feeKnown, officialPageOf } from './open-data.ts';
import { durationOf } from './open-data-linked.ts';

/** JSON for `<script type="application/ld+json">`: without `<` nothing in it can end the element or begin another. */
export function dataBlock(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

const channelNames: Record<Channel, string> = {
  online: 'Trên mạng',
  counter: 'Tại quầy',
  post: 'Qua bưu điện',
};

/**
 * A service in the words of schema.org, for search engines. Fees, times and the agency come from the lists; what these
 * do not know is left out, and so is a zero that only the portal's default shows. Everyday names are left out as well:
 * every phone keeps these pages, and the names would be half of what the block costs.
 */
export function governmentService(
  { title, summary }: Pick<Service, 'title' | 'summary'>,
  address: string,
  { commune, province }: Pick<Site, 'commune' | 'province'>,
  main: { readonly code: string; readonly facts: ProcedureFacts } | undefined,
): Readonly<Record<string, unknown>> {
  const channels = main?.facts.channels ?? [];
  const offers = channels.flatMap((channel) =>
    (feeKnown(main?.facts.by[channel].fee).vnd ?? []).map((price) => ({
      '@type': 'Offer',
      name: channelNames[channel],
      price,
      priceCurrency: 'VND',
      // A price often holds in one case only, and the note says in which.
      ...(main?.facts.feeNote ? { description: main.facts.feeNote } : {}),
    })),
  );
  const ways = channels.map((channel) => {
    const time = durationOf(main?.facts.by[channel].time ?? main?.facts.time);
    return {
      '@type': 'ServiceChannel',
      name: channelNames[channel],
      ...(channel === 'online' && main ? { serviceUrl: officialPageOf(main.code) } : {}),
      ...(time ? { processingTime: time } : {}),
    };
  });
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    name: title,
    description: summary,
    url: address,
    areaServed: { '@type': 'AdministrativeArea', name: `${commune}, ${province}` },
    ...(main ? { identifier: main.code } : {}),
    ...(main?.facts.agency
      ? { provider: { '@type': 'GovernmentOrganization', name: main.facts.agency } }
      : {}),
    ...(ways.length > 0 ? { availableChannel: ways } : {}),
    ...(offers.length > 0 ? { offers } : {}),
  };
}
