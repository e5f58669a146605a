import { workerAddress } from '#device/worker-address.ts';
import type { Answer, SearchEngine } from './answer.ts';

type Reply = { readonly id: number; readonly answer?: Answer; readonly error?: string };

/** Full-text search with Pagefind in a worker. Rejects where there are no workers or no WebAssembly. */
export function pagefindEngine(build: string): SearchEngine {
  let worker: Worker | undefined;
  let next = 0;
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();

  function start(): Worker {
    if (worker) return worker;
    const started = new Worker(workerAddress(`/pagefind/${build}/worker.js`), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.answer) asker?.resolve(data.answer);
      else asker?.reject(new Error(data.error));
    });
    started.addEventListener('error', (event) => {
      for (const { reject } of waiting.values())
        reject(new Error(event.message || 'the search worker does not start'));
      waiting.clear();
      worker = undefined;
    });
    worker = started;
    return started;
  }

  return {
    warmUp() {
      try {
        start();
      } catch {
        // The first search says so to the reader.
      }
    },
    search(query) {
      return new Promise((resolve, reject) => {
        next += 1;
        waiting.set(next, { resolve, reject });
        start().postMessage({ id: next, query });
      });
    },
  };
}
