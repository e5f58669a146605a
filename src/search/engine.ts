import { workerAddress } from '#device/worker-address.ts';
import type { Answer, SearchEngine, SearchOptions } from './answer.ts';
import type { Asked } from './worker.ts';

type Reply = { readonly id: number; readonly answer?: Answer; readonly error?: string };
type Search = (
  query: string,
  options: SearchOptions,
  onAnswer: (answer: Answer) => void,
) => Promise<void>;

/**
 * Search in a worker, names and texts. Where a browser starts no worker, some WebViews among them, the page searches
 * the names itself.
 *
 * @param folder - of the index, in the language of the names that are looked for first.
 */
export function searchEngine(folder: string): SearchEngine {
  let engine: Promise<Search> | undefined;
  const start = (): Promise<Search> => {
    engine ??= inWorker(folder, startAnew).catch(() => onPage(folder));
    // A lost network at the first try must not end the search for this visit.
    engine.catch(startAnew);
    return engine;
  };
  const startAnew = (): void => {
    engine = undefined;
  };
  return {
    warmUp() {
      start().catch(() => {
        // The first search says so to the reader.
      });
    },
    async search(query, options, onAnswer) {
      await (await start())(query, options, onAnswer);
    },
  };
}

/** Names alone, ranked on the page. */
async function onPage(folder: string): Promise<Search> {
  const { nameSearch } = await import('./name-search.ts');
  const { answer } = await nameSearch(folder);
  return async (query, options, onAnswer) => onAnswer(await answer(query, options, onAnswer));
}

/**
 * Resolves when the worker has its index; rejects where there is no worker or it cannot start. A worker that breaks
 * later calls `onBroken`.
 */
function inWorker(folder: string, onBroken: () => void): Promise<Search> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerAddress(`${folder}worker.js`), { type: 'module' });
    const waiting = new Map<
      number,
      { onAnswer(answer: Answer): void; done(): void; fail(error: Error): void }
    >();
    let next = 0;
    const search: Search = (query, options, onAnswer) =>
      new Promise((done, fail) => {
        next += 1;
        waiting.set(next, { onAnswer, done, fail });
        worker.postMessage({ id: next, query, options } satisfies Asked);
      });
    worker.addEventListener('message', ({ data }: MessageEvent<Reply | 'ready' | 'failed'>) => {
      if (data === 'ready') resolve(search);
      else if (data === 'failed') {
        worker.terminate();
        reject(new Error('the search worker has no index'));
      } else {
        const asker = waiting.get(data.id);
        if (data.answer) asker?.onAnswer(data.answer);
        if (data.answer?.isWhole === false) return;
        waiting.delete(data.id);
        if (data.answer) asker?.done();
        else asker?.fail(new Error(data.error));
      }
    });
    worker.addEventListener('error', (event) => {
      const error = new Error(event.message || 'the search worker does not start');
      for (const { fail } of waiting.values()) fail(error);
      waiting.clear();
      worker.terminate();
      reject(error);
      onBroken();
    });
  });
}
