/**
 * Pagefind in a worker of its own: the page's security policy forbids WebAssembly, the worker's header allows it.
 * Pagefind finds pages; what comes first is decided here, since it knows nothing of services and procedures.
 */
import type { Answer, Hit } from './answer.ts';
import { queryWords, searchable } from './query.ts';

interface PagefindResult {
  readonly score: number;
  data(): Promise<{ readonly url: string; readonly meta: Record<string, string> }>;
}
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

const folder = new URL('.', self.location.href).pathname;
const build = import.meta.env.BUILD_ID;
/** Pages looked at before ranking: more costs time on a cheap phone and changes nothing in the first ten. */
const considered = 40;

const kindWeight: Record<Hit['kind'], number> = {
  service: 3,
  guide: 2.2,
  lesson: 1.8,
  event: 1.6,
  page: 1,
  procedure: 0.6,
};

const ready: Promise<Pagefind> = (async () => {
  // A string in a variable keeps the bundler from looking for the file, which exists only after the build.
  const address = `${folder}pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  // Without a tag of ours Pagefind asks for `?ts=<now>`, which no cache can answer.
  await pagefind.options({ metaCacheTag: build, ranking: { termSimilarity: 8 } });
  await pagefind.init();
  return pagefind;
})();

async function found(words: readonly string[]): Promise<readonly PagefindResult[]> {
  return (await (await ready).search(words.join(' '))).results;
}

/** All the words; failing that, all but one; failing that, any two neighbours. */
async function candidates(
  words: readonly string[],
): Promise<{ results: readonly PagefindResult[]; relaxed: boolean }> {
  const exact = await found(words);
  if (exact.length > 0 || words.length < 2) return { results: exact, relaxed: false };
  const shorter =
    words.length > 2
      ? words.map((_, skipped) => words.filter((_word, index) => index !== skipped))
      : [];
  const neighbours = words.slice(1).map((word, index) => [words[index] ?? '', word]);
  for (const queries of [shorter, neighbours, words.map((word) => [word])]) {
    const results = (await Promise.all(queries.map(found))).flat();
    if (results.length > 0) return { results, relaxed: true };
  }
  return { results: [], relaxed: true };
}

async function answer(query: string): Promise<Answer> {
  const words = queryWords(query);
  if (words.length === 0) return { hits: [], weak: false };
  const { results, relaxed } = await candidates(words);
  const best = [...results].sort((a, b) => b.score - a.score).slice(0, considered);
  const top = best[0]?.score || 1;
  const ranked = new Map<string, { hit: Hit; score: number; cover: number }>();
  for (const result of best) {
    const { url, meta } = await result.data();
    const kind = (meta.kind ?? 'page') as Hit['kind'];
    const hit: Hit = {
      id: meta.id ?? '',
      kind,
      url,
      title: meta.label ?? '',
      about: meta.about ?? '',
    };
    const names = [meta.title ?? '', ...(meta.aka ?? '').split('; ')];
    const cover = Math.max(...names.map((name) => nameCover(words, name)));
    const isCode = words.length === 1 && searchable(hit.id) === words[0];
    // Of two equal names, the one that most people need.
    const need = meta.essential ? 0.8 : 0;
    // A service whose name says something else must not stand before the procedure that was asked for.
    const kindScore = kindWeight[kind] * (0.3 + 0.7 * cover);
    const score = (isCode ? 100 : 0) + 6 * cover + kindScore + need + result.score / top;
    if ((ranked.get(url)?.score ?? -1) < score) ranked.set(url, { hit, score, cover });
  }
  const ordered = [...ranked.values()].sort((a, b) => b.score - a.score);
  return {
    hits: ordered.map(({ hit }) => hit),
    // A page may hold all the words and still be about something else: its name decides.
    weak: (ordered[0]?.cover ?? 0) < (relaxed ? 0.6 : 0.4),
  };
}

/** How much of the query a name holds, and of the name the query: 0 to 1. The last word may be unfinished. */
function nameCover(words: readonly string[], name: string): number {
  const parts = searchable(name).split(' ');
  const held = words.filter((word, index) =>
    parts.some((part) => (index === words.length - 1 ? part.startsWith(word) : part === word)),
  ).length;
  const joined = ` ${parts.join(' ')}`.includes(` ${words.join(' ')}`) ? 1 : 0;
  return 0.6 * (held / words.length) + 0.2 * Math.min(1, held / parts.length) + 0.2 * joined;
}

self.addEventListener('message', async ({ data }: MessageEvent<{ id: number; query: string }>) => {
  try {
    self.postMessage({ id: data.id, answer: await answer(data.query) });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error) });
  }
});
