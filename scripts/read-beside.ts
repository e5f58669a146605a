import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { CheckedEntry, ContentWatch } from '#read/content-watch.ts';
import type { Reading } from './read-checked.ts';

/** What one reading of the content comes to. Both fail with every place to mend. */
export interface ContentReading {
  /** Resolves when pages can be begun. */
  readonly entries: Promise<void>;
  /** Resolves when everything is checked: only then may a page be published. */
  readonly checked: Promise<void>;
}

/** Reads and checks a content folder; what it finds is put into `watch`. Can be asked once. */
export type ContentReader = (folder: string, watch: ContentWatch) => ContentReading;

/**
 * Starts a thread that reads and checks the content while other work goes on: what reading leaves behind goes away with
 * the thread. It loads its program at once, and sees the environment of the moment when it is asked.
 */
export function startReader(): ContentReader {
  const thread = new Worker(new URL('./read-checked.ts', import.meta.url), { env: SHARE_ENV });
  const [entries, checked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const fail = (error: Error): void => {
    entries.reject(error);
    checked.reject(error);
  };
  thread.once('error', fail);
  thread.once('exit', () => fail(new Error('luồng đọc nội dung đã dừng.')));
  // Whoever waits for them hears of a failure; it must not end the program before.
  for (const { promise } of [entries, checked]) promise.catch(() => undefined);
  return (folder, watch) => {
    thread.on('message', (said: Reading) => {
      if ('error' in said) return fail(new Error(said.error));
      if ('collections' in said) {
        watch.entries = new Map(
          said.collections.map(([name, json]) => [name, entriesOf(name, json)]),
        );
        return entries.resolve();
      }
      watch.read = said.read;
      return checked.resolve();
    });
    thread.postMessage(folder);
    return { entries: entries.promise, checked: checked.promise };
  };
}

const entriesOf = (collection: string, json: string): Map<string, CheckedEntry> =>
  new Map(
    (JSON.parse(json) as [id: string, data: unknown][]).map(([id, data]) => [
      id,
      { id, collection, data },
    ]),
  );
