import type { Day } from '#schemas/common.ts';
import type { Place, Site } from '#schemas/site.ts';
import type { Bulletin } from '#schemas/spoken.ts';
import {
  asSentence,
  type Pronunciation,
  pace,
  secondsOf,
  spokenText,
  syllablesOf,
} from './speech.ts';

/** What one item on the loudspeaker may last, however fast the announcer reads (130 to 150 syllables a minute). */
export const airtime = {
  seconds: { least: 60, most: 90 },
  syllables: { least: pace.quick, most: (pace.slow * 90) / 60 },
} as const;

/** A text for the loudspeaker, prepared for speaking. */
export interface Announcement {
  /** One breath a line. */
  readonly lines: readonly string[];
  readonly syllables: number;
  /** At a usual pace. */
  readonly seconds: number;
}

/** Where listeners are sent. */
export interface Contact {
  /** Where somebody helps. */
  readonly place: string;
  /** Whose telephone number it is, and the number; nobody's when none is known. */
  readonly owner?: string;
  readonly telephone?: string;
}

/** A line that may be left out: the lower its rank, the later. Lines without a rank are always said. */
export interface Line {
  readonly text: string;
  readonly rank?: number;
}

/** What is to be said, in parts; greeting, help and repetition are added. */
export interface Item {
  readonly commune: string;
  /** Who speaks. */
  readonly keeper: string;
  readonly opening: string;
  readonly body: readonly Line[];
  readonly action: string;
  readonly contact: Contact;
}

const lowered = (text: string): string =>
  text.replace(/^\p{Lu}(?=[\p{Ll}\s])/u, (first) => first.toLowerCase());

/**
 * Opening, what it is about, one thing to do, where to get help; the thing to do and the number said twice.
 * Lines with a rank are taken in its order while the whole stays within the airtime.
 */
export function announcement(item: Item, table: readonly Pronunciation[]): Announcement {
  const { contact } = item;
  const call = contact.telephone
    ? [{ text: `Hoặc gọi số ${contact.telephone}, ${contact.owner ?? ''}.` }]
    : [];
  const parts: readonly Line[] = [
    { text: `Kính thưa bà con ${lowered(item.commune)}.` },
    // What follows the comma says who they are; the loudspeaker needs the name.
    { text: `Đây là bản tin của ${lowered(item.keeper.split(',')[0] ?? '')}.` },
    { text: item.opening },
    ...item.body,
    { text: `Việc cần làm: ${lowered(item.action)}` },
    { text: `Cần người giúp, bà con đến ${contact.place}.` },
    ...call,
    { text: `Xin nhắc lại: ${lowered(item.action)}` },
    contact.telephone
      ? { text: `Số điện thoại để hỏi: ${contact.telephone}.` }
      : { text: `Cần giúp, bà con đến ${contact.place}.` },
    { text: 'Xin cảm ơn bà con đã lắng nghe.', rank: 90 },
  ];
  const said = parts.map(({ text, rank }, at) => {
    const spoken = asSentence(spokenText(text, table));
    return { at, spoken, rank, syllables: syllablesOf(spoken) };
  });
  let total = said.reduce(
    (sum, { rank, syllables }) => sum + (rank === undefined ? syllables : 0),
    0,
  );
  const chosen = new Set<number>();
  for (const { at, syllables } of said
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.at - b.at))
    if (total + syllables <= airtime.syllables.most) {
      total += syllables;
      chosen.add(at);
    }
  const lines = said
    .filter(({ at, rank }) => rank === undefined || chosen.has(at))
    .map(({ spoken }) => spoken);
  return { lines, syllables: total, seconds: secondsOf(total) };
}

/** Whether an item lasts what it may at every pace. */
export function fitsAirtime({ syllables }: Announcement): boolean {
  return syllables >= airtime.syllables.least && syllables <= airtime.syllables.most;
}

/**
 * Whom listeners are told to see and to ring: the commune's own centre; its number is not known, so the first number
 * of the province's centre that is confirmed, and never one that is not.
 */
export function contactIn(places: readonly Place[], site: Site, day: Day): Contact {
  const now = places.filter(
    ({ validFrom = '', validTo = '9999' }) => validFrom <= day && day <= validTo,
  );
  const own = now.find(({ kind, unit }) => kind === 'commune' && unit === site.unit);
  const known = (kind: Place['kind']) =>
    now.find((one) => one.kind === kind && one.telephone && one.confidence === 'confirmed');
  const ring = own?.telephone ? own : (known('provinceCentre') ?? known('hotline'));
  return {
    place: own?.name ?? `Trung tâm Phục vụ hành chính công ${lowered(site.commune)}`,
    ...(ring?.telephone
      ? { owner: ring.name.split(',')[0] ?? ring.name, telephone: ring.telephone }
      : {}),
  };
}

/** The same place, and the number that a bulletin names. */
export function contactOf(
  bulletin: Bulletin,
  places: readonly Place[],
  site: Site,
  day: Day,
): Contact {
  const usual = contactIn(places, site, day);
  const ring = places.find(({ telephone }) => telephone === bulletin.telephone);
  return {
    ...usual,
    ...(bulletin.help ? { place: bulletin.help } : {}),
    ...(bulletin.telephone
      ? { owner: ring?.name.split(',')[0] ?? '', telephone: bulletin.telephone }
      : {}),
  };
}

/** A composed bulletin as it is read out. */
export function bulletinSpoken(
  bulletin: Bulletin,
  site: Site,
  contact: Contact,
  table: readonly Pronunciation[],
): Announcement {
  return announcement(
    {
      commune: site.commune,
      keeper: site.keeper,
      opening: bulletin.opening,
      body: bulletin.say.map((text) => ({ text })),
      action: bulletin.action,
      contact,
    },
    table,
  );
}

/** How long it is, for the announcer; in brackets, because it is not read out. */
export const lengthLine = ({ syllables, seconds }: Announcement): string =>
  `(Không đọc dòng này. Độ dài: ${syllables} tiếng, khoảng ${seconds} giây)`;

/** The file for a text-to-speech station: one breath a line, the length last. */
export function announcementFile(one: Announcement): string {
  return `${one.lines.join('\n')}\n\n${lengthLine(one)}\n`.normalize('NFC');
}
