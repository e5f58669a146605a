import { createHash } from 'node:crypto';
import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { type HtmlNode, readHtml } from '#deploy/output-gate.ts';
import { fold } from '#domain/fold.ts';
import { wordsOf } from '#domain/syllable.ts';
import { addressIn } from '#i18n/address.ts';
import { languagesIn } from '#read/languages.ts';
import { readSynonyms } from '#read/single-file.ts';
import { unnamedIndex } from '#search/index-folder.ts';
import { obtain } from '#search/inverted.ts';
import { keyFile, partFile } from '#search/name-parts.ts';
import { searchable, textWords } from '#search/query.ts';
import { questionWords } from '#search/question-words.ts';
import { pack, type TitleIndex, type TitleRecord } from '#search/title-index.ts';
import { hashOfFile } from './file-hashes.ts';
import { attribute, elementsIn, firstIn, hasClass, type LeftOut, textIn } from './html-tree.ts';
import { keptServices } from './kept-services.ts';
import { writePage } from './mark-pages.ts';
import { filesBelow } from './release-manifest.ts';
import { keyOf, remember } from './remembered.ts';
import { writeSearchReport } from './search-report.ts';
import { workerCode } from './worker-bundle.ts';

/** Pagefind also writes its own screens (430 kB); ours needs only the engine and the index. */
const needed =
  /(?:^|\/)(?:pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|[^/]+\.pf_meta|[^/]+\.pf_index|[^/]+\.pf_fragment)$/;

/** A second index uses the engine of the first. */
const neededBeside =
  /(?:^|\/)(?:pagefind-entry\.json|[^/]+\.pf_meta|[^/]+\.pf_index|[^/]+\.pf_fragment)$/;

/** A page in the index of texts, as Pagefind takes it. */
type TextRecord = Parameters<PagefindIndex['addCustomRecord']>[0];

/**
 * An index of texts: its files by their paths, in base64.
 *
 * @param name - of the index; `maxFragments` - into how many files the names of the pages go.
 * @param onGiven - called when Pagefind has every page: it then works by itself for seconds.
 */
async function textIndex(
  name: string,
  records: readonly TextRecord[],
  { maxFragments, onGiven }: { maxFragments: number; onGiven: () => void },
): Promise<Readonly<Record<string, string>>> {
  const { index, errors } = await createIndex({ forceLanguage: 'vi', maxFragments });
  if (!index) throw new Error(`pagefind does not start: ${errors.join(', ')}`);
  for (const record of records) {
    const added = await index.addCustomRecord(record);
    if (added.errors.length > 0)
      throw new Error(`${record.url} is not searchable: ${added.errors.join(', ')}`);
  }
  const raw = join('dist', `pagefind-raw-${name}`);
  const written = index.writeFiles({ outputPath: raw });
  onGiven();
  await written;
  const files: [string, string][] = [];
  for (const file of filesBelow(raw).filter((name) => needed.test(name))) {
    const bytes = await lean(file, readFileSync(join(raw, file)));
    files.push([file, bytes.toString('base64')]);
  }
  rmSync(raw, { recursive: true });
  return Object.fromEntries(files);
}

/**
 * Makes the index of these pages, anew only where one of them changed.
 *
 * @returns when Pagefind has the pages: `written` waits for the files.
 */
async function startTexts(
  name: string,
  records: readonly TextRecord[],
  { maxFragments, target, kept }: { maxFragments: number; target: string; kept: RegExp },
): Promise<{ readonly written: Promise<void> }> {
  const given = Promise.withResolvers<void>();
  const work = async (): Promise<void> => {
    const made = remember<Readonly<Record<string, string>>>(
      `texts-${name}`,
      process.env.SOURCES_HASH,
    );
    const files = await made.wait(keyOf(String(maxFragments), JSON.stringify(records)), () =>
      textIndex(name, records, { maxFragments, onGiven: given.resolve }),
    );
    made.keep();
    for (const [file, base64] of Object.entries(files)) {
      if (!kept.test(file)) continue;
      const path = join(target, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, Buffer.from(base64, 'base64'));
    }
  };
  const written = work();
  // Whoever waits for it hears of a failure; it must not end the program before.
  written.catch(() => undefined);
  await Promise.race([given.promise, written]);
  return { written };
}

/** Procedures whose names share a file of the index of texts: a search fetches the files of what it shows. */
const mostTogether = 250;

/**
 * Parts of a page that say nothing about its matter, or nothing that a resident looks for; nor the procedures of a field
 * in the list of all, each of which is found by itself: those of a country are half of all texts.
 */
const isNotText: LeftOut = (element) =>
  /^(?:script|svg)$/.test(element.tagName ?? '') ||
  hasClass(element, 'trust') ||
  hasClass(element, 'crumbs') ||
  attribute(element, 'dataNotSearched') !== undefined ||
  attribute(element, 'dataField') !== undefined;
const isTextBlock = ({ tagName = '' }: HtmlNode): boolean =>
  /^(?:p|li|dt|dd|th|td|h2|h3|summary|label)$/.test(tagName);
/** A text on more pages than this says nothing about any of them, and would make each of them a match for it. */
const many = 8;

/** Names the finished index by its own bytes, and tells the pages that search. */
function nameIndex(fresh: string): string {
  const hash = createHash('sha256');
  for (const file of filesBelow(fresh))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(fresh, file)));
  const target = join('dist', 'pagefind', hash.digest('hex').slice(0, 12));
  renameSync(fresh, target);
  const address = `/${target.replaceAll('\\', '/').replace(/^dist\//, '')}/`;
  for (const file of globSync('dist/{,*/}tim/index.html')) {
    const page = readFileSync(file, 'utf8');
    if (!page.includes(unnamedIndex)) throw new Error(`${file} names no index`);
    writePage(file, page.replaceAll(unnamedIndex, address));
  }
  return target;
}

const textOf = (block: HtmlNode, isLeftOut?: LeftOut): string =>
  textIn(block, isLeftOut).replace(/\s+/g, ' ').trim();

/** A text of a page in a few letters. */
const short = (text: string): string => keyOf(text).slice(0, 12);

/** Which texts, in their short form, many pages say alike: how to sign in, where to get help. */
function saidByMany(pages: readonly ReadPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { blocks } of pages)
    for (const block of blocks) counts.set(block, (counts.get(block) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > many).map(([block]) => block));
}

/** A file of Pagefind without what readers need not load. */
async function lean(file: string, bytes: Buffer): Promise<Buffer> {
  if (file.endsWith('.pf_fragment')) return withoutTexts(bytes);
  if (file !== 'pagefind.js') return bytes;
  // It comes with its names in full: a fifth of what each first search loads of it.
  const options = { module: true, compress: { target: 'es2020' } };
  const { minifySync } = await import('vite');
  const { code, errors } = minifySync(file, bytes.toString('utf8'), options);
  const [error] = errors;
  if (error) throw new Error(`pagefind.js: ${error.message}`);
  return Buffer.from(code);
}

/** What Pagefind writes before the data of a file. */
const pagefindMark = 'pagefind_dcd';

/**
 * Fragments carry the whole text of each page for excerpts. Ours show none: without the texts, an answer needs a
 * twentieth of the bytes.
 */
function withoutTexts(fragment: Buffer): Buffer {
  const text = gunzipSync(fragment).toString('utf8');
  if (!text.startsWith(pagefindMark))
    throw new Error('pagefind writes its fragments differently now');
  const pages = JSON.parse(text.slice(pagefindMark.length)) as Record<string, object>;
  const bare = Object.entries(pages).map(([hash, page]) => [hash, { ...page, content: '' }]);
  return gzipSync(pagefindMark + JSON.stringify(Object.fromEntries(bare)), { level: 9 });
}

/** A finished page as search sees it. */
interface SearchedPage {
  readonly record: TitleRecord;
  /** Who files it, where the page is a procedure that says so. */
  readonly who?: string;
  /** What the page is, unless it has ended: then its text is not searched. */
  readonly kind?: string;
  readonly attributes: Readonly<Record<'aka' | 'codes' | 'essential', string>>;
}

/** A finished page as far as its own file tells. */
interface ReadPage {
  readonly file: string;
  /** Its paragraphs in their short form, without those said twice. */
  readonly blocks: readonly string[];
  /** All its text. */
  readonly text: string;
  /** The same in runs: how long each is, and the paragraphs it stands in by their places in `blocks`. */
  readonly runs: readonly Run[];
  /** Nothing where search leaves it out. */
  readonly page?: SearchedPage;
}

type Run = readonly [length: number, ...blocks: readonly number[]];

const isTag =
  (name: string) =>
  ({ tagName }: HtmlNode): boolean =>
    tagName === name;

/** @returns nothing for a page that search leaves out. */
function searchedPage(file: string, root: HtmlNode, main?: HtmlNode): SearchedPage | undefined {
  const html = firstIn(root, isTag('html'));
  const said = (name: string): string => attribute(html, name) ?? '';
  const [kind, id, aka, codes] = [
    said('dataKind'),
    said('dataId'),
    said('dataAka'),
    said('dataCodes'),
  ];
  const essential = said('dataEssential');
  // A procedure that ended has no kind: search engines and readers find it by its code alone.
  const ended = !kind && /^\d\.\d{6}$/.test(id);
  if (!kind && !ended) return undefined;
  const heading = firstIn(main, isTag('h1'));
  const description = firstIn(root, (one) => attribute(one, 'name') === 'description');
  const about = attribute(description, 'content') ?? '';
  const links = main ? [...elementsIn(main, isNotText)].filter(isTag('a')) : [];
  const isOfCommune = (element: HtmlNode): boolean => attribute(element, 'dataLevel') === 'commune';
  const note = firstIn(
    main,
    (one) => attribute(one, 'role') === 'note' && firstIn(one, isTag('a')) !== undefined,
    isNotText,
  );
  const url = addressOf(file);
  const who = applicantIn(main);
  return {
    ...(who ? { who } : {}),
    ...(kind ? { kind } : {}),
    attributes: { aka, codes, essential },
    record: {
      id,
      kind: (kind || 'procedure') as TitleRecord['kind'],
      url,
      title: heading ? textIn(heading).trim() : '',
      about: kind === 'service' || kind === 'guide' ? about : about.replace(/ Mã \d.*$/, ''),
      alsoKnownAs: aka ? aka.split('; ') : [],
      isEssential: essential !== '',
      isCommune: kind !== 'procedure' || firstIn(main, isOfCommune, isNotText) !== undefined,
      covers: [
        ...codes.split(' ').filter(Boolean),
        ...(kind === 'event' ? servicesIn(links) : []),
        ...(ended ? usedInstead(attribute(firstIn(note, isTag('a'), isNotText), 'href')) : []),
      ],
      isEnded: ended,
    },
  };
}

/** Who files it, where a page says so in a list of facts. */
function applicantIn(main: HtmlNode | undefined): string | undefined {
  for (const { children = [] } of main ? elementsIn(main) : []) {
    const rows = children.filter(({ type }) => type === 'element');
    const at = rows.findIndex((row) => row.tagName === 'dt' && textIn(row) === 'Ai được làm');
    const answer = at < 0 ? undefined : rows[at + 1];
    if (answer) return textIn(answer).trim();
  }
  return undefined;
}

const addressOf = (file: string): string =>
  `/${file
    .replaceAll('\\', '/')
    .replace(/^dist\//, '')
    .replace(/index\.html$/, '')}`;

/** The record of a page in an index of texts. */
function textRecord({ record, kind, attributes }: SearchedPage, text: string): TextRecord {
  const { url, id, title, about } = record;
  const { aka, codes, essential } = attributes;
  const name = searchable(title);
  return {
    url,
    language: 'vi',
    content: [
      name,
      searchable(aka),
      searchable(codes),
      searchable(about),
      textWords(text).join(' '),
    ].join('. '),
    meta: {
      title: name,
      aka: aka.split('; ').map(searchable).join('; '),
      label: title,
      about,
      kind: kind ?? '',
      id,
      essential,
    },
  };
}

/**
 * Every finished page of `dist/` that is asked for, one after the other: parsed pages of a whole country are gigabytes. Pages
 * that are as in the last build are not parsed again.
 */
function readPages(name: string, isOf: (file: string) => boolean): ReadPage[] {
  const files = filesBelow('dist')
    .filter((file) => /(?:^|\/)index\.html$/.test(file) && isOf(file))
    .map((file) => join('dist', file))
    .sort();
  const read = pagesRead(name);
  const pages = files.map((file) =>
    read.get(keyOf(file, hashOfFile(file)), () => readPage(file, readFileSync(file, 'utf8'))),
  );
  read.keep();
  // What is read of a whole country must not stay until the end of the build.
  stores.delete(name);
  return pages;
}

const stores = new Map<string, ReturnType<typeof remember<ReadPage>>>();
const pagesRead = (name: string) =>
  obtain(stores, name, () => remember<ReadPage>(`pages-${name}`, process.env.SOURCES_HASH));

/**
 * Reads a page of `dist/` for the search that is made later; it need not be the page that will stand there.
 *
 * @param tree - gives what the gate's parser makes of it.
 */
export function readForSearch(
  file: string,
  html: string,
  languages: readonly string[],
  tree?: () => HtmlNode,
): void {
  const name = languages.find((language) => file.startsWith(join('dist', language, '/'))) ?? 'own';
  pagesRead(name).ahead(keyOf(file, hashOfFile(file)), () => readPage(file, html, tree));
}

function readPage(file: string, html: string, tree = () => readHtml(html)): ReadPage {
  const root = tree();
  const main = firstIn(root, isTag('main'));
  const page = searchedPage(file, root, main);
  const isLeftOut = page ? isNotText : undefined;
  const blocks = new Map<string, number>();
  const placeOf = new Map<HtmlNode, number>();
  for (const block of main ? elementsIn(main, isLeftOut) : []) {
    if (!isTextBlock(block)) continue;
    const said = short(textOf(block, isLeftOut));
    if (!blocks.has(said)) blocks.set(said, blocks.size);
    placeOf.set(block, blocks.get(said) ?? 0);
  }
  const pieces = main && page ? [...piecesOf(main, placeOf)] : [];
  return copyOf({
    ...{ file, blocks: [...blocks.keys()] },
    text: pieces.map(([text]) => text).join(''),
    runs: pieces.map(([{ length }, ...around]): Run => [length, ...around]),
    ...(page ? { page } : {}),
  });
}

/** The same in strings of its own: parts of a page's HTML keep all of it in memory. */
const copyOf = (read: ReadPage): ReadPage => JSON.parse(JSON.stringify(read));

/** The text below an element, each piece with the paragraphs it stands in. */
function* piecesOf(
  { tagName, children = [] }: HtmlNode,
  placeOf: ReadonlyMap<HtmlNode, number>,
  around: readonly number[] = [],
): Generator<[text: string, ...blocks: readonly number[]]> {
  for (const node of children) {
    if (node.type === 'text') {
      if (node.value) yield [node.value, ...around];
    } else if (node.type === 'element' && !isNotText(node)) {
      const place = placeOf.get(node);
      yield* piecesOf(node, placeOf, place === undefined ? around : [...around, place]);
    }
  }
  if (tagName === 'br') yield ['\n', ...around];
}

/** The text of a page without what is said by many. */
function textWithout({ blocks, text, runs }: ReadPage, said: ReadonlySet<string>): string {
  let end = 0;
  return runs
    .map(([length, ...around]) => {
      end += length;
      const isSaid = around.some((place) => said.has(blocks[place] ?? ''));
      return isSaid ? '' : text.slice(end - length, end);
    })
    .join('');
}

function writeTitles(target: string, index: TitleIndex, services: ReadonlySet<string>): void {
  const { first, more, keys, parts } = pack(index, services);
  const put = (name: string, what: unknown): void =>
    writeFileSync(join(target, name), JSON.stringify(what));
  put('titles.json', first);
  if (!first.cut) put('titles-more.json', more);
  for (const [number, file] of keys.entries()) put(keyFile(number), file);
  for (const [number, part] of parts.entries()) put(partFile(number), part);
}

/** The code of the worker that searches: of the sources alone, so that it need not wait for the pages. */
export const searchWorker = (): Promise<string> =>
  workerCode('search', 'src/search/worker.ts', 'es');

/** What a search index holds. */
export interface SearchBuilt {
  readonly pages: number;
  /** Procedures with a page of their own: those to use, and codes that have ended or belong to a province. */
  readonly procedures: { readonly inForce: number; readonly ended: number };
  readonly bytes: number;
}

/**
 * Makes the search index from the finished pages.
 *
 * Words are folded (no tones, `đ` as `d`) in the index as in the query, since Pagefind folds tones but not `đ`.
 * Titles to show keep their marks, in a field that is not searched for words of the query.
 * Everything lies below `/pagefind/<hash of it all>/`, so that parts of two builds can never meet and an index that is
 * the same keeps its address; each other language has a folder there of its own.
 *
 * @param worker - what `searchWorker` gave, where it was begun before.
 */
export async function buildSearch(worker = searchWorker()): Promise<SearchBuilt> {
  const folder = process.env.CONTENT_DIR ?? 'content';
  const languages = languagesIn(folder);
  const isForeign = (file: string): boolean =>
    languages.some((language) => file.startsWith(`${language}/`));

  const pages = readPages('own', (file) => !isForeign(file));
  const titles: TitleRecord[] = [];
  const words = new Set<string>();
  const applicants = new Map<string, string>();
  for (const read of pages) {
    const { page } = read;
    if (!page) continue;
    if (page.who) applicants.set(page.record.id, page.who);
    titles.push(page.record);
    for (const word of wordsOf(read.text)) if (!/\d/.test(word)) words.add(word);
  }
  // Every phone keeps the texts of the first; the others come with the pack of everything, as their pages do.
  const services = keptServices('dist');
  const isKept = ({ kind, record }: SearchedPage): boolean =>
    kind === 'service' || kind === 'guide' ? services.has(record.id) : kind !== 'procedure';
  const said = saidByMany(pages);
  const recordsOf = (isIn: (page: SearchedPage) => boolean): TextRecord[] =>
    pages.flatMap((read) => {
      const { page } = read;
      if (!page?.kind || !isIn(page)) return [];
      return [textRecord(page, textWithout(read, said))];
    });
  const texts = recordsOf(isKept);
  const otherTexts = recordsOf((page) => !isKept(page));
  const fresh = join('dist', 'pagefind', 'unnamed');
  mkdirSync(fresh, { recursive: true });
  // While Pagefind makes its files, the names are written and judged here.
  const indexes = [
    await startTexts('procedures', otherTexts, {
      maxFragments: Math.max(12, Math.ceil(otherTexts.length / mostTogether)),
      target: join(fresh, 'thu-tuc'),
      kept: neededBeside,
    }),
    await startTexts('own', texts, { maxFragments: 8, target: fresh, kept: needed }),
  ];
  const synonyms = readSynonyms(folder).map(({ from, to, exact, type }) => ({
    from,
    to,
    exact,
    isAbbreviation: type === 'abbr',
  }));
  const titleIndex = {
    pages: toldApart(titles, applicants),
    synonyms,
    words: unnamed(words, titles),
  };
  writeTitles(fresh, titleIndex, services);
  writeSearchReport(titleIndex);
  writeFileSync(join(fresh, 'worker.js'), await worker);
  for (const language of languages)
    indexes.push(await buildForeign(language, fresh, titleIndex, services));
  await Promise.all(indexes.map(({ written }) => written));
  await close();
  const target = nameIndex(fresh);

  const bytes = filesBelow(target).reduce(
    (sum, file) => sum + statSync(join(target, file)).size,
    0,
  );
  const current = titles.filter(({ isEnded }) => !isEnded);
  const inForce = current.filter(({ kind }) => kind === 'procedure').length;
  const procedures = { inForce, ended: titles.length - current.length };
  return { pages: current.length, procedures, bytes };
}

/**
 * The index of another language: names in that language, and still those in Vietnamese, which people read on papers and
 * type. What is not translated is found by its Vietnamese name, at its address in the language.
 */
async function buildForeign(
  language: string,
  own: string,
  index: TitleIndex,
  services: ReadonlySet<string>,
): Promise<{ readonly written: Promise<void> }> {
  const words = new Set(index.words);
  const translated = new Map<string, TitleRecord>();
  const texts: TextRecord[] = [];
  for (const read of readPages(language, (file) => file.startsWith(`${language}/`))) {
    const { page } = read;
    if (!page?.kind) continue;
    translated.set(page.record.url, page.record);
    for (const word of wordsOf(read.text)) if (!/\d/.test(word)) words.add(word);
    texts.push(textRecord(page, read.text));
  }
  const pages = index.pages.map((page): TitleRecord => {
    const url = addressIn(language, page.url);
    const record = translated.get(url);
    if (!record) return { ...page, url };
    const { title, about, alsoKnownAs } = record;
    return {
      ...page,
      url,
      title,
      about,
      alsoKnownAs: [...new Set([...alsoKnownAs, page.title, ...page.alsoKnownAs])],
    };
  });
  const target = join(own, language);
  const started = await startTexts(language, texts, { maxFragments: 4, target, kept: needed });
  mkdirSync(target, { recursive: true });
  cpSync(join(own, 'worker.js'), join(target, 'worker.js'));
  const { everyday, ...asked } = questionWords[language] ?? {
    spoken: [],
    doubtful: [],
    everyday: [],
  };
  for (const word of everyday) words.add(word);
  writeTitles(target, { ...index, pages, words: unnamed(words, pages), asked }, services);
  return started;
}

/** Procedures of one name, told apart by who files where that differs. */
export function toldApart(
  titles: readonly TitleRecord[],
  applicants: ReadonlyMap<string, string>,
): TitleRecord[] {
  const sameName = Map.groupBy(
    titles.filter(({ kind, isEnded }) => kind === 'procedure' && !isEnded),
    ({ title }) => fold(title),
  );
  const differing = [...sameName.values()].filter(
    (group) => new Set(group.map(({ id }) => applicants.get(id))).size > 1,
  );
  const toTell = new Set(differing.flat());
  return titles.map((record) => {
    const who = toTell.has(record) ? applicants.get(record.id) : undefined;
    return who ? { ...record, about: `${record.about} Người làm: ${who}.` } : record;
  });
}

/** Slugs of the services that a life event leads to, in its order. */
function servicesIn(links: readonly HtmlNode[]): string[] {
  const slugs = links.flatMap(
    (link) => /^\/dich-vu\/([^/]+)\/$/.exec(attribute(link, 'href') ?? '')?.slice(1) ?? [],
  );
  return [...new Set(slugs)];
}

/** The code behind a link to a procedure. */
const usedInstead = (href: string | undefined): string[] =>
  /^\/thu-tuc\/(\d\.\d{6})\/$/.exec(href ?? '')?.slice(1) ?? [];

/** Words of the texts that no name, other name or summary holds. */
function unnamed(words: ReadonlySet<string>, titles: readonly TitleRecord[]): string[] {
  const named = new Set(
    titles.flatMap(({ title, alsoKnownAs, about }) =>
      [title, ...alsoKnownAs, about].flatMap((text) => wordsOf(text)),
    ),
  );
  return [...words].filter((word) => word.length > 1 && word.length < 8 && !named.has(word)).sort();
}
