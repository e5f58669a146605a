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
import { join } from 'node:path';
import process from 'node:process';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type HTMLElement, parse } from 'node-html-parser';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { build as bundle } from 'vite';
import { fold } from '#domain/fold.ts';
import { wordsOf } from '#domain/syllable.ts';
import { addressIn } from '#i18n/address.ts';
import { languagesIn } from '#read/languages.ts';
import { readContent } from '#read/read-content.ts';
import { unnamedIndex } from '#search/index-folder.ts';
import { keyFile, partFile } from '#search/name-parts.ts';
import { searchable, textWords } from '#search/query.ts';
import { questionWords } from '#search/question-words.ts';
import { pack, type TitleIndex, type TitleRecord } from '#search/title-index.ts';
import { filesBelow } from './release-manifest.ts';
import { writeSearchReport } from './search-report.ts';
import { workerBundle } from './worker-bundle.ts';

/** Pagefind also writes its own screens (430 kB); ours needs only the engine and the index. */
const needed =
  /(?:^|\/)(?:pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|[^/]+\.pf_meta|[^/]+\.pf_index|[^/]+\.pf_fragment)$/;

/** A second index uses the engine of the first. */
const neededBeside =
  /(?:^|\/)(?:pagefind-entry\.json|[^/]+\.pf_meta|[^/]+\.pf_index|[^/]+\.pf_fragment)$/;

/** @param maxFragments - into how many files the names of the pages go. */
async function textIndex(maxFragments: number): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: 'vi', maxFragments });
  if (!index) throw new Error(`pagefind does not start: ${errors.join(', ')}`);
  return index;
}

/** Procedures whose names share a file of the index of texts: a search fetches the files of what it shows. */
const mostTogether = 250;

async function writeTexts(index: PagefindIndex, target: string, kept: RegExp): Promise<void> {
  const raw = join('dist', 'pagefind-raw');
  await index.writeFiles({ outputPath: raw });
  mkdirSync(target, { recursive: true });
  cpSync(raw, target, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || kept.test(path.replaceAll('\\', '/')),
  });
  rmSync(raw, { recursive: true });
  for (const path of globSync(`${target}/fragment/*.pf_fragment`))
    writeFileSync(path, withoutTexts(readFileSync(path)));
}

/**
 * Parts of a page that say nothing about its matter, or nothing that a resident looks for; nor the procedures of a field
 * in the list of all, each of which is found by itself: those of a country are half of all texts.
 */
const notText = '.trust, .crumbs, script, svg, [data-not-searched], [data-field]';
const blocks = 'p, li, dt, dd, th, td, h2, h3, summary, label';
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
    writeFileSync(file, page.replaceAll(unnamedIndex, address));
  }
  return target;
}

const textOf = (block: HTMLElement): string => block.text.replace(/\s+/g, ' ').trim();

/** Texts that many pages say alike: how to sign in, where to get help. Told page by page: no build holds all pages at once. */
function textsOnMany() {
  const counts = new Map<string, number>();
  return {
    count(page: HTMLElement): void {
      for (const text of new Set(page.querySelectorAll(`main :is(${blocks})`).map(textOf)))
        counts.set(text, (counts.get(text) ?? 0) + 1);
    },
    has: (text: string): boolean => (counts.get(text) ?? 0) > many,
  };
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
  readonly who: string | undefined;
  readonly main: HTMLElement | null;
  /** What the page is, unless it has ended: then its text is not searched. */
  readonly kind: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** @returns nothing for a page that search leaves out. */
function searchedPage(file: string, root: HTMLElement): SearchedPage | undefined {
  const attributes = root.querySelector('html')?.attributes ?? {};
  const {
    'data-kind': kind,
    'data-id': id = '',
    'data-aka': aka = '',
    'data-codes': codes = '',
    'data-essential': essential = '',
  } = attributes;
  // A procedure that ended has no kind: search engines and readers find it by its code alone.
  const ended = !kind && /^\d\.\d{6}$/.test(id);
  if (!kind && !ended) return undefined;
  const main = root.querySelector('main');
  const title = main?.querySelector('h1')?.text.trim() ?? '';
  const about = root.querySelector('meta[name=description]')?.getAttribute('content') ?? '';
  const who = main
    ?.querySelectorAll('dt')
    .find(({ text }) => text === 'Ai được làm')
    ?.nextElementSibling?.text.trim();
  for (const around of main?.querySelectorAll(notText) ?? []) around.remove();
  const url = addressOf(file);
  return {
    who,
    main,
    kind,
    attributes,
    record: {
      id,
      kind: (kind ?? 'procedure') as TitleRecord['kind'],
      url,
      title,
      about: kind === 'service' || kind === 'guide' ? about : about.replace(/ Mã \d.*$/, ''),
      alsoKnownAs: aka ? aka.split('; ') : [],
      isEssential: essential !== '',
      isCommune: kind !== 'procedure' || Boolean(main?.querySelector('[data-level=commune]')),
      covers: [
        ...codes.split(' ').filter(Boolean),
        ...(kind === 'event' ? servicesIn(main) : []),
        ...(ended ? usedInstead(main?.querySelector('[role=note] a')?.getAttribute('href')) : []),
      ],
      isEnded: ended,
    },
  };
}

const addressOf = (file: string): string =>
  `/${file
    .replaceAll('\\', '/')
    .replace(/^dist\//, '')
    .replace(/index\.html$/, '')}`;

/** Puts the text of a page into an index. */
async function addText(
  index: PagefindIndex,
  { record, main, kind, attributes }: SearchedPage,
): Promise<void> {
  const { url, id, title, about } = record;
  const {
    'data-aka': aka = '',
    'data-codes': codes = '',
    'data-essential': essential = '',
  } = attributes;
  const name = searchable(title);
  const added = await index.addCustomRecord({
    url,
    language: 'vi',
    content: [
      name,
      searchable(aka),
      searchable(codes),
      searchable(about),
      textWords(main?.text ?? '').join(' '),
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
  });
  if (added.errors.length > 0)
    throw new Error(`${url} is not searchable: ${added.errors.join(', ')}`);
}

/** Every finished page below a folder of `dist/`, one after the other: parsed pages of a whole country are gigabytes. */
function* pagesBelow(
  pattern: string,
  isOwn: (file: string) => boolean,
): Generator<{ file: string; root: HTMLElement }> {
  const files = globSync(pattern)
    .filter((file) => isOwn(file.replaceAll('\\', '/')))
    .sort();
  for (const file of files) yield { file, root: parse(readFileSync(file, 'utf8')) };
}

function writeTitles(target: string, index: TitleIndex): void {
  const { first, more, keys, parts } = pack(index);
  const put = (name: string, what: unknown): void =>
    writeFileSync(join(target, name), JSON.stringify(what));
  put('titles.json', first);
  if (!first.cut) put('titles-more.json', more);
  for (const [number, file] of keys.entries()) put(keyFile(number), file);
  for (const [number, part] of parts.entries()) put(partFile(number), part);
}

/**
 * Makes the search index from the finished pages.
 *
 * Words are folded (no tones, `đ` as `d`) in the index as in the query, since Pagefind folds tones but not `đ`.
 * Titles to show keep their marks, in a field that is not searched for words of the query.
 * Everything lies below `/pagefind/<hash of it all>/`, so that parts of two builds can never meet and an index that is
 * the same keeps its address; each other language has a folder there of its own.
 */
export async function buildSearch(): Promise<{ pages: number; bytes: number }> {
  const folder = process.env.CONTENT_DIR ?? 'content';
  const languages = languagesIn(folder);
  const isForeign = (file: string): boolean =>
    languages.some((language) => file.startsWith(`dist/${language}/`));
  const titles: TitleRecord[] = [];
  const words = new Set<string>();
  const applicants = new Map<string, string>();
  const saidByMany = textsOnMany();
  const toIndex: { page: Omit<SearchedPage, 'main'>; html: string }[] = [];
  for (const { file, root } of pagesBelow('dist/**/index.html', (file) => !isForeign(file))) {
    saidByMany.count(root);
    const page = searchedPage(file, root);
    if (!page) continue;
    const { main, ...rest } = page;
    if (page.who) applicants.set(page.record.id, page.who);
    titles.push(page.record);
    for (const word of wordsOf(main?.text ?? '')) if (!/\d/.test(word)) words.add(word);
    if (page.kind) toIndex.push({ page: rest, html: main?.toString() ?? '' });
  }
  // Every phone keeps the texts of the first; those of the procedures come with the pack of everything.
  const procedures = toIndex.filter(({ page }) => page.kind === 'procedure').length;
  const [texts, procedureTexts] = [
    await textIndex(8),
    await textIndex(Math.max(12, Math.ceil(procedures / mostTogether))),
  ];
  for (const { page, html } of toIndex) {
    const main = parse(html).querySelector('main');
    for (const block of main?.querySelectorAll(blocks) ?? [])
      if (saidByMany.has(textOf(block))) block.remove();
    await addText(page.kind === 'procedure' ? procedureTexts : texts, { ...page, main });
  }

  const fresh = join('dist', 'pagefind', 'unnamed');
  await writeTexts(texts, fresh, needed);
  await writeTexts(procedureTexts, join(fresh, 'thu-tuc'), neededBeside);
  const synonyms = readContent(folder).synonyms.value.map(({ from, to, exact, type }) => ({
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
  writeTitles(fresh, titleIndex);
  writeSearchReport(titleIndex);
  await bundle(workerBundle('src/search/worker.ts', fresh, 'worker.js', 'es'));
  for (const language of languages) await buildForeign(language, fresh, titleIndex);
  await close();
  const target = nameIndex(fresh);

  const bytes = globSync(`${target}/**/*`, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { pages: titles.filter(({ isEnded }) => !isEnded).length, bytes };
}

/**
 * The index of another language: names in that language, and still those in Vietnamese, which people read on papers and
 * type. What is not translated is found by its Vietnamese name, at its address in the language.
 */
async function buildForeign(language: string, own: string, index: TitleIndex): Promise<void> {
  const texts = await textIndex(4);
  const words = new Set(index.words);
  const translated = new Map<string, TitleRecord>();
  for (const { file, root } of pagesBelow(`dist/${language}/**/index.html`, () => true)) {
    const page = searchedPage(file, root);
    if (!page?.kind) continue;
    translated.set(page.record.url, page.record);
    for (const word of wordsOf(page.main?.text ?? '')) if (!/\d/.test(word)) words.add(word);
    await addText(texts, page);
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
  await writeTexts(texts, target, needed);
  cpSync(join(own, 'worker.js'), join(target, 'worker.js'));
  const { everyday, ...asked } = questionWords[language] ?? {
    spoken: [],
    doubtful: [],
    everyday: [],
  };
  for (const word of everyday) words.add(word);
  writeTitles(target, { ...index, pages, words: unnamed(words, pages), asked });
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
function servicesIn(main: HTMLElement | null | undefined): string[] {
  const slugs = (main?.querySelectorAll('a') ?? []).flatMap(
    (link) => /^\/dich-vu\/([^/]+)\/$/.exec(link.getAttribute('href') ?? '')?.slice(1) ?? [],
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
