import {
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type HTMLElement, parse } from 'node-html-parser';
import { close, createIndex } from 'pagefind';
import { build as bundle } from 'vite';
import { fold } from '#domain/fold.ts';
import { wordsOf } from '#domain/syllable.ts';
import { readContent } from '#read/read-content.ts';
import { searchable } from '#search/query.ts';
import { pack, type TitleRecord } from '#search/title-index.ts';
import { writeSearchReport } from './search-report.ts';
import { workerBundle } from './worker-bundle.ts';

/** Pagefind also writes its own screens (430 kB); ours needs only the engine and the index. */
const needed =
  /(?:^|\/)(?:pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|[^/]+\.pf_meta|[^/]+\.pf_index|[^/]+\.pf_fragment)$/;

/**
 * Makes the search index from the finished pages.
 *
 * Words are folded (no tones, `đ` as `d`) in the index as in the query, since Pagefind folds tones but not `đ`.
 * Titles to show keep their marks, in a field that is not searched for words of the query.
 * Everything lies below `/pagefind/<build>/`, so that parts of two builds can never meet.
 */
export async function buildSearch(build: string): Promise<{ pages: number; bytes: number }> {
  const { index, errors } = await createIndex({ forceLanguage: 'vi', maxFragments: 12 });
  if (!index) throw new Error(`pagefind does not start: ${errors.join(', ')}`);

  const titles: TitleRecord[] = [];
  const words = new Set<string>();
  const applicants = new Map<string, string>();
  for (const file of globSync('dist/**/index.html').sort()) {
    const root = parse(readFileSync(file, 'utf8'));
    const {
      'data-kind': kind,
      'data-id': id = '',
      'data-aka': aka = '',
      'data-codes': codes = '',
      'data-essential': essential = '',
    } = root.querySelector('html')?.attributes ?? {};
    // A procedure that ended has no kind: search engines and readers find it by its code alone.
    const ended = !kind && /^\d\.\d{6}$/.test(id);
    if (!kind && !ended) continue;
    const main = root.querySelector('main');
    const title = main?.querySelector('h1')?.text.trim() ?? '';
    const about = root.querySelector('meta[name=description]')?.getAttribute('content') ?? '';
    const who = main
      ?.querySelectorAll('dt')
      .find(({ text }) => text === 'Ai được làm')
      ?.nextElementSibling?.text.trim();
    if (who) applicants.set(id, who);
    // What every page says alike would make every page a match for it.
    for (const same of main?.querySelectorAll('.trust, .crumbs, script, svg') ?? []) same.remove();
    const url = `/${file
      .replaceAll('\\', '/')
      .replace(/^dist\//, '')
      .replace(/index\.html$/, '')}`;
    titles.push({
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
    });
    for (const word of wordsOf(main?.text ?? '')) if (!/\d/.test(word)) words.add(word);
    if (!kind) continue;
    const name = searchable(title);
    const added = await index.addCustomRecord({
      url,
      language: 'vi',
      content: [
        name,
        searchable(aka),
        searchable(codes),
        searchable(about),
        searchable(main?.text ?? ''),
      ].join('. '),
      meta: {
        title: name,
        aka: aka.split('; ').map(searchable).join('; '),
        label: title,
        about,
        kind,
        id,
        essential,
      },
    });
    if (added.errors.length > 0)
      throw new Error(`${url} is not searchable: ${added.errors.join(', ')}`);
  }

  const raw = join('dist', 'pagefind-raw');
  const target = join('dist', 'pagefind', build);
  await index.writeFiles({ outputPath: raw });
  await close();
  mkdirSync(target, { recursive: true });
  cpSync(raw, target, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || needed.test(path.replaceAll('\\', '/')),
  });
  rmSync(raw, { recursive: true });
  const synonyms = readContent(process.env.CONTENT_DIR ?? 'content').synonyms.value.map(
    ({ from, to, exact, type }) => ({ from, to, exact, isAbbreviation: type === 'abbr' }),
  );
  const titleIndex = {
    pages: toldApart(titles, applicants),
    synonyms,
    words: unnamed(words, titles),
  };
  const { first, more } = pack(titleIndex);
  writeFileSync(join(target, 'titles.json'), JSON.stringify(first));
  writeFileSync(join(target, 'titles-more.json'), JSON.stringify(more));
  writeSearchReport(titleIndex);
  await bundle(workerBundle('src/search/worker.ts', target, 'worker.js', build));

  const bytes = globSync(`${target}/**/*`, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { pages: titles.filter(({ isEnded }) => !isEnded).length, bytes };
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
