import type { Day } from '#schemas/common.ts';

/** One entry of a feed. Addresses are absolute. */
export interface AtomEntry {
  /** Never changes, also when the words do; feed readers know an entry by it. */
  readonly id: string;
  readonly title: string;
  readonly address: string;
  /** The day on which somebody would want to read it again. */
  readonly updated: Day;
  readonly published: Day;
  readonly summary: string;
  /** Lines of plain text. */
  readonly content: readonly string[];
  readonly categories: readonly { readonly term: string; readonly label: string }[];
  /** Pages of the site that it concerns. */
  readonly related: readonly { readonly title: string; readonly address: string }[];
}

export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  readonly self: string;
  readonly address: string;
  readonly author: string;
  /** For a feed without entries: when somebody last looked. */
  readonly looked: Day;
  readonly entries: readonly AtomEntry[];
}

// XML 1.0 has no place for most control characters, not even in escaped form.
const escaped = (text: string): string =>
  [...text]
    .filter((letter) => letter >= ' ' || letter === '\n' || letter === '\t')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Vietnam is UTC+7 all year. */
const moment = (day: Day): string => `${day}T00:00:00+07:00`;

/** A feed as Atom (RFC 4287), newest entry first. */
export function atomFeed(feed: AtomFeed): string {
  const entries = [...feed.entries].sort(
    (a, b) => b.updated.localeCompare(a.updated) || (a.id < b.id ? 1 : -1),
  );
  const lines = entries.flatMap((entry) => [
    '  <entry>',
    `    <id>${escaped(entry.id)}</id>`,
    `    <title>${escaped(entry.title)}</title>`,
    `    <link rel="alternate" type="text/html" href="${escaped(entry.address)}"/>`,
    ...entry.related.map(
      ({ title, address }) =>
        `    <link rel="related" type="text/html" title="${escaped(title)}" href="${escaped(address)}"/>`,
    ),
    `    <published>${moment(entry.published)}</published>`,
    `    <updated>${moment(entry.updated)}</updated>`,
    ...entry.categories.map(
      ({ term, label }) => `    <category term="${escaped(term)}" label="${escaped(label)}"/>`,
    ),
    `    <summary>${escaped(entry.summary)}</summary>`,
    ...(entry.content.length > 0
      ? [`    <content type="text">${escaped(entry.content.join('\n'))}</content>`]
      : []),
    '  </entry>',
  ]);
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
    `  <id>${escaped(feed.id)}</id>`,
    `  <title>${escaped(feed.title)}</title>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(feed.address)}"/>`,
    `  <updated>${moment(entries[0]?.updated ?? feed.looked)}</updated>`,
    `  <author><name>${escaped(feed.author)}</name></author>`,
    ...lines,
    '</feed>',
  ].join('\n')}\n`;
}
