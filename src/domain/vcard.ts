import type { Day } from '#schemas/common.ts';
import type { Place } from '#schemas/site.ts';
import { escaped, folded } from './calendar-file.ts';
import { pointOf } from './directory.ts';

/** A number as it is dialled from anywhere; short and 1800/1900 numbers exist only inside the country. */
export function international(telephone: string): string {
  const digits = telephone.replaceAll(/\D/g, '');
  return digits.startsWith('0') ? `+84${digits.slice(1)}` : digits;
}

/** Text of a property that has no parts: a semicolon may stand there bare (3.4), and some readers show its backslash. */
const single = (text: string): string => escaped(text).replaceAll('\\;', ';');

/** What a card says beside the place itself. */
export interface CardFrame {
  /** Absolute address of the entry in the directory; it is also the card's identity, so that a later card replaces it. */
  readonly address: string;
  readonly reviewed: Day;
  /** “Độ tin cậy: …”, and other words for the note. */
  readonly notes: readonly string[];
}

/**
 * A card for the phone book: vCard 4.0 (RFC 6350). `N` and a telephone as text are optional there; phones that know 3.0
 * only (RFC 2426) need the first and would dial the letters of `tel:`.
 */
export function vcardOf(place: Place, { address, reviewed, notes }: CardFrame): string {
  const { name, telephone, address: street, zalo, link } = place;
  const point = pointOf(place);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'PRODID:-//Cam Tay//Noi ho tro//VI',
    'KIND:org',
    `UID:${address}`,
    `FN:${single(name)}`,
    `N:${escaped(name)};;;;`,
    `ORG:${escaped(name)}`,
    ...(telephone ? [`TEL;TYPE=work,voice:${international(telephone)}`] : []),
    ...(street ? [`ADR;TYPE=work:;;${escaped(street)};;;;Việt Nam`] : []),
    ...(point ? [`GEO:geo:${point.latitude},${point.longitude}`] : []),
    ...[zalo, link].flatMap((one) => (one ? [`URL:${one}`] : [])),
    `NOTE:${single(notes.join('\n'))}`,
    `REV:${reviewed.replaceAll('-', '')}T000000Z`,
    `SOURCE:${address}`,
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
