/**
 * Search in a worker of its own, so that the page stays quick. Names of pages are ranked here (`rank.ts`); where they
 * answer little, Pagefind looks into the texts. The page's security policy forbids WebAssembly, the worker's header
 * allows it.
 */
import type { Answer, Hit, Result, SearchOptions } from './answer.ts';
import { marked } from './highlight.ts';
import { nameSearch } from './name-search.ts';
import { queryWords } from './query.ts';

interface PagefindResult {
  data(): Promise<{ readonly url: string; readonly meta: Record<string, string> }>;
}
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
  mergeIndex(address: string, options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}
/** A question to the worker; `id` comes back with each answer. */
export interface Asked {
  readonly id: number;
  readonly query: string;
  readonly options: SearchOptions;
}

const folder = new URL('.', self.location.href).pathname;
/** The folder of another language holds no texts of procedures: those are Vietnamese. */
const hasProcedures = !/\/[a-z]{2,3}\/$/.test(folder);
/** Fewer names than this, and the texts are searched as well. */
const enough = 4;
const mostDeep = 8;

const names = nameSearch(folder);
names.then(
  () => self.postMessage('ready'),
  () => self.postMessage('failed'),
);

const isStored = async (address: string): Promise<boolean> =>
  'caches' in self && (await caches.match(address).catch(() => undefined)) !== undefined;

let started: Promise<Pagefind> | undefined;
function pagefind(): Promise<Pagefind> {
  started ??= (async () => {
    // A string in a variable keeps the bundler from looking for the file, which exists only after the build.
    const address = `${folder}pagefind.js`;
    const engine = (await import(/* @vite-ignore */ address)) as Pagefind;
    // Without a tag of ours Pagefind asks for `?ts=<now>`, which no cache can answer.
    const options = { metaCacheTag: folder, ranking: { termSimilarity: 8 } };
    await engine.options(options);
    await engine.init();
    // Without network a phone has the texts of the procedures only with the pack of everything.
    const procedures = `${folder}thu-tuc/`;
    const isHere =
      hasProcedures &&
      (self.navigator.onLine || (await isStored(`${procedures}pagefind-entry.json`)));
    if (!isHere) return engine;
    try {
      await engine.mergeIndex(procedures, options);
    } catch {
      // A second index that half arrived would make every search fail.
      await engine.destroy();
      await engine.options(options);
      await engine.init();
    }
    return engine;
  })();
  return started;
}

/** Pages whose text holds all the words. */
async function inTexts(query: string): Promise<Result[]> {
  const words = queryWords(query, (await names).importanceOf);
  if (words.length === 0) return [];
  const { results } = await (await pagefind()).search(words.join(' '));
  return Promise.all(
    results.slice(0, mostDeep).map(async (result) => {
      const { url, meta } = await result.data();
      return {
        id: meta.id ?? '',
        kind: (meta.kind ?? 'page') as Hit['kind'],
        url: new URL(url, self.location.href).pathname,
        title: meta.label ?? '',
        about: meta.about ?? '',
        parts: [],
        isNear: false,
      };
    }),
  );
}

/** The texts are searched when the fingers rest, in ms: for every letter that would keep a slow phone from the next one. */
const rest = 200;
let newest = 0;

async function answer({ id, query, options }: Asked): Promise<void> {
  newest = id;
  const post = (found: Answer) => self.postMessage({ id, answer: marked(found) });
  const byName = await (await names).answer(query, options, post);
  if (!byName.weak && byName.results.length >= enough) {
    post(byName);
    return;
  }
  post({ ...byName, isWhole: false });
  const shown = new Set(
    byName.results.flatMap(({ url, parts }) => [url, ...parts.map((part) => part.url)]),
  );
  await new Promise((resolve) => setTimeout(resolve, rest));
  const deep = id === newest ? await inTexts(byName.mended ?? query).catch(() => []) : [];
  post({ ...byName, results: [...byName.results, ...deep.filter(({ url }) => !shown.has(url))] });
}

self.addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  try {
    await answer(data);
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error) });
  }
});
