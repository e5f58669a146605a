import sax from 'sax';

interface Element {
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

export interface ReadEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly published: string;
  readonly address: string;
  readonly related: readonly string[];
  readonly categories: readonly string[];
  readonly text: string;
}

export interface ReadFeed {
  readonly id: string;
  readonly self: string;
  readonly updated: string;
  readonly entries: readonly ReadEntry[];
}

const atom = 'http://www.w3.org/2005/Atom';
/** RFC 4287, 4.1: what may stand in a feed and in an entry, and how often. */
const once = { feed: ['id', 'title', 'updated'], entry: ['id', 'title', 'updated'] } as const;
const allowed = {
  feed: ['id', 'title', 'updated', 'link', 'author', 'entry', 'category'],
  entry: ['id', 'title', 'updated', 'published', 'link', 'category', 'summary', 'content'],
} as const;

/** Reads XML as an XML parser must: any slip is an error. */
function parseXml(xml: string): Element {
  const top: Element = { name: '', uri: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = sax.parser(true, { xmlns: true });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ local, uri, attributes }) => {
    const element: Element = {
      name: local,
      uri,
      attributes: Object.fromEntries(
        Object.values(attributes).map(({ name, value }) => [name, value]),
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.ontext = (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.onclosetag = () => open.pop();
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('no element');
  return root;
}

/**
 * A feed, if it is one that every feed reader understands (RFC 4287).
 *
 * @throws with what is wrong.
 */
export function readAtom(xml: string): ReadFeed {
  const feed = parseXml(xml);
  const fail = (what: string): never => {
    throw new Error(`not Atom: ${what}`);
  };
  if (feed.name !== 'feed' || feed.attributes['xml:lang'] !== 'vi') fail('no feed in Vietnamese');
  const named = (element: Element, name: string) =>
    element.children.filter((child) => child.name === name);
  const text = (element: Element, name: string) => named(element, name)[0]?.text ?? '';
  const links = (element: Element, rel: string) =>
    named(element, 'link')
      .filter(({ attributes }) => (attributes.rel ?? 'alternate') === rel)
      .map(({ attributes }) => attributes.href ?? '');
  const check = (element: Element, kind: 'feed' | 'entry') => {
    for (const name of once[kind])
      if (named(element, name).length !== 1) fail(`${kind} without exactly one ${name}`);
    for (const { name, uri } of element.children)
      if (uri !== atom || !allowed[kind].some((one) => one === name)) fail(`${name} in ${kind}`);
    for (const name of ['summary', 'content', 'published'])
      if (named(element, name).length > 1) fail(`two ${name}`);
    if (links(element, 'alternate').length !== 1) fail(`${kind} with other than one page`);
    for (const name of ['updated', 'published'])
      for (const { text: moment } of named(element, name))
        if (
          !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/.test(moment) ||
          Number.isNaN(Date.parse(moment))
        )
          fail(`${name} “${moment}”`);
    for (const { attributes } of named(element, 'link'))
      if (!URL.canParse(attributes.href ?? '')) fail(`link “${attributes.href}” is not absolute`);
    if (!URL.canParse(text(element, 'id'))) fail(`id “${text(element, 'id')}”`);
    if (text(element, 'title').trim() === '') fail('an empty title');
  };
  check(feed, 'feed');
  if (named(feed, 'author').length !== 1) fail('no author');
  const entries = named(feed, 'entry').map((entry): ReadEntry => {
    check(entry, 'entry');
    return {
      id: text(entry, 'id'),
      title: text(entry, 'title'),
      updated: text(entry, 'updated'),
      published: text(entry, 'published'),
      address: links(entry, 'alternate')[0] ?? '',
      related: links(entry, 'related'),
      categories: named(entry, 'category').map(({ attributes }) => attributes.term ?? ''),
      text: `${text(entry, 'summary')}\n${text(entry, 'content')}`,
    };
  });
  if (new Set(entries.map(({ id }) => id)).size !== entries.length) fail('two entries of one id');
  if (links(feed, 'self').length !== 1) fail('no link to itself');
  return {
    id: text(feed, 'id'),
    self: links(feed, 'self')[0] ?? '',
    updated: text(feed, 'updated'),
    entries,
  };
}
