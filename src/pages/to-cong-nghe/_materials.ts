import { getCollection } from 'astro:content';
import QRCode from 'qrcode';
import { severityOf } from '#domain/staleness.ts';
import { changesIn } from '#i18n/index.ts';
import { reasonsFor } from '../_frame.ts';

/** Posters that belong to no guide or lesson. No guide and no lesson may have one of these names. */
export const generalPosters = ['cam-tay', 'khong-doc-ma-otp', 'noi-den-va-so-goi'] as const;

/** Where a poster or a deck of slides stands. */
export const posterOf = (slug: string): string => `/to-cong-nghe/ap-phich/${slug}/`;
export const deckOf = (slug: string): string => `/to-cong-nghe/trinh-chieu/${slug}/`;

/** Guides of the essential services: those that have a poster. */
export async function essentialGuides() {
  const essential = new Set((await getCollection('essential')).map(({ data }) => data.slug));
  return (await getCollection('guides')).filter(({ data }) => essential.has(data.front.service));
}

/** All lessons, in their order. */
export const lessonsInOrder = async () =>
  (await getCollection('lessons')).sort((a, b) => a.data.front.order - b.data.front.order);

/** An address as a square code, and as people type it: hosts answer it without its last slash too. */
export async function codeFor(path: string, site: URL | undefined) {
  const address = new URL(path, site).href;
  return {
    typed: address.replace(/^https:\/\//, '').replace(/\/$/, ''),
    picture: await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }),
  };
}

/** What is to be said of the age of a page wherever its words stand, the worst first. */
export async function noticesOf(path: string, kind: 'guide' | 'lesson') {
  return (await reasonsFor(path)).flatMap((reason) => {
    const words = changesIn('vi').notice(reason, kind);
    return words ? [{ ...words, severity: severityOf(reason), kind: reason.kind }] : [];
  });
}
