/**
 * The thread that `read-beside.ts` starts: reads and checks a folder of content, and posts what pages are made of.
 */
import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { checkedContent } from '#checked/collections.ts';
import { speak } from '#i18n/registry.ts';
import { languagesIn } from '#read/languages.ts';
import { today } from '#read/today.ts';

/** What it posts: collections as JSON, so that pages get plain data; the SHA-256 of what was read; or what is wrong. */
export type Reading =
  | {
      readonly collections: readonly (readonly [name: string, json: string])[];
      readonly read: ReadonlyMap<string, string>;
    }
  | { readonly error: string };

async function reading(folder: string): Promise<Reading> {
  try {
    for (const name of languagesIn(folder)) {
      const words = new URL(`../src/i18n/languages/${name}.ts`, import.meta.url);
      // A language without words is refused by `src/i18n/known.ts`, which names them.
      if (!existsSync(words)) continue;
      const { default: spoken, pages } = await import(words.href);
      speak(name, { ...spoken, pages });
    }
    const { collections, read } = checkedContent(folder, today());
    return {
      collections: Object.entries(collections).map(([name, entries]) => [
        name,
        JSON.stringify([...entries]),
      ]),
      read,
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(await reading(workerData));
