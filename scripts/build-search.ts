import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { close, createIndex } from 'pagefind';
import { build as bundle } from 'vite';
import { searchable } from '#search/query.ts';
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

  let pages = 0;
  for (const file of globSync('dist/**/index.html').sort()) {
    const root = parse(readFileSync(file, 'utf8'));
    const {
      'data-kind': kind,
      'data-id': id = '',
      'data-aka': aka = '',
      'data-codes': codes = '',
      'data-essential': essential = '',
    } = root.querySelector('html')?.attributes ?? {};
    if (!kind) continue;
    const main = root.querySelector('main');
    const title = main?.querySelector('h1')?.text.trim() ?? '';
    const about = root.querySelector('meta[name=description]')?.getAttribute('content') ?? '';
    // What every page says alike would make every page a match for it.
    for (const same of main?.querySelectorAll('.trust, .crumbs, script, svg') ?? []) same.remove();
    const url = `/${file
      .replaceAll('\\', '/')
      .replace(/^dist\//, '')
      .replace(/index\.html$/, '')}`;
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
    pages += 1;
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
  await bundle(workerBundle('src/search/worker.ts', target, 'worker.js', build));

  const bytes = globSync(`${target}/**/*`, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { pages, bytes };
}
