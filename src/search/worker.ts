/**
 * Search in a worker of its own, so that the page stays quick. Names of pages are ranked here (`rank.ts`); where they
 * answer little, Pagefind looks into the texts. The page's security policy forbids WebAssembly, the worker's header
 * allows it.
 */
import type { Answer, Hit } from './answer.ts';
import { queryWords } from './query.ts';
import { ranker } from './rank.ts';
import { type PackedIndex, unpack } from './title-index.ts';

interface PagefindResult {
  data(): Promise<{ readonly url: string; readonly meta: Record<string, string> }>;
}
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

const folder = new URL('.', self.location.href).pathname;
const build = import.meta.env.BUILD_ID;
/** Below this share of what was asked, results are guesses. */
const confident = 0.5;
/** Fewer names than this, and the texts are searched as well. */
const enough = 4;
const mostDeep = 8;

const names = fetch(`${folder}titles.json`).then(async (response) => {
  if (!response.ok) throw new Error(`titles.json: ${response.status}`);
  return ranker(unpack((await response.json()) as PackedIndex));
});

let started: Promise<Pagefind> | undefined;
function pagefind(): Promise<Pagefind> {
  started ??= (async () => {
    // A string in a variable keeps the bundler from looking for the file, which exists only after the build.
    const address = `${folder}pagefind.js`;
    const engine = (await import(/* @vite-ignore */ address)) as Pagefind;
    // Without a tag of ours Pagefind asks for `?ts=<now>`, which no cache can answer.
    await engine.options({ metaCacheTag: build, ranking: { termSimilarity: 8 } });
    await engine.init();
    return engine;
  })();
  return started;
}

/** Pages whose text holds all the words. */
async function inTexts(query: string): Promise<Hit[]> {
  const words = queryWords(query);
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
      };
    }),
  );
}

async function answer(query: string): Promise<Answer> {
  const { hits, confidence, understood } = (await names)(query);
  const weak = confidence < confident;
  const found = weak ? hits.slice(0, 5) : hits;
  const urls = new Set(found.map(({ url }) => url));
  const deep =
    weak || found.length < enough
      ? (await inTexts(query).catch(() => [])).filter(({ url }) => !urls.has(url))
      : [];
  return {
    hits: [...found, ...deep],
    weak,
    ...(understood.mended ? { mended: understood.mended } : {}),
    meant: understood.meant,
  };
}

self.addEventListener('message', async ({ data }: MessageEvent<{ id: number; query: string }>) => {
  try {
    self.postMessage({ id: data.id, answer: await answer(data.query) });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error) });
  }
});
