import { Worker } from 'node:worker_threads';
import type { CheckedEntry, ContentWatch } from '#read/content-watch.ts';
import type { Reading } from './read-checked.ts';

/**
 * Reads and checks the content in a thread of its own, while the bundler works: what reading leaves behind goes away
 * with the thread. What it finds is put into `watch`.
 *
 * @throws with every place to mend.
 */
export function readChecked(folder: string, watch: ContentWatch): Promise<void> {
  const reading = new Promise<Reading>((resolve, reject) => {
    const thread = new Worker(new URL('./read-checked.ts', import.meta.url), {
      workerData: folder,
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('luồng đọc nội dung đã dừng.')));
  });
  const read = reading.then((said) => {
    if ('error' in said) throw new Error(said.error);
    watch.read = said.read;
    watch.entries = new Map(said.collections.map(([name, json]) => [name, entriesOf(name, json)]));
  });
  // Whoever waits for it hears of a failure; it must not end the program before.
  read.catch(() => undefined);
  return read;
}

const entriesOf = (collection: string, json: string): Map<string, CheckedEntry> =>
  new Map(
    (JSON.parse(json) as [id: string, data: unknown][]).map(([id, data]) => [
      id,
      { id, collection, data },
    ]),
  );
