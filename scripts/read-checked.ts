/**
 * The thread that `read-beside.ts` starts: reads the folder of content it is told, posts what pages are made of, then
 * checks it and posts what it was read from. Pages can be begun while the checks go on; they are published only after them.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { checkAll, collectionsOf, filesRead } from '#checked/collections.ts';
import { speak } from '#i18n/registry.ts';
import { languagesIn } from '#read/languages.ts';
import type { ParsedBefore } from '#read/parsed-before.ts';
import { readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { expectedPages, manyPages } from './expected-pages.ts';
import { keyOf, remember } from './remembered.ts';

/** What it posts: collections as JSON, so that pages get plain data; the SHA-256 of what was read; or what is wrong. */
export type Reading =
  | { readonly collections: readonly (readonly [name: string, json: string])[] }
  | { readonly read: ReadonlyMap<string, string> }
  | { readonly error: string };

const post = (reading: Reading): void => parentPort?.postMessage(reading);

/** Entries by their ids, in the order in which Astro's store gives them to `astro dev`. */
const jsonOf = (entries: ReadonlyMap<string, unknown>): string =>
  JSON.stringify([...entries].sort(([a], [b]) => a.localeCompare(b, 'en')));

/** What the build before has parsed with the same sources. Of a large site it would be too much to hold. */
function parsedBefore(folder: string): (ParsedBefore & { keep(): void }) | undefined {
  if (expectedPages(folder) > manyPages) return undefined;
  const all = remember<unknown>('parsed', process.env.SOURCES_HASH);
  return {
    known: <T>(parser: string, text: string) => all.known(keyOf(parser, text)) as T | undefined,
    put: (parser, text, result) => all.put(keyOf(parser, text), result),
    keep: all.keep,
  };
}

if (!parentPort) throw new Error('started by read-beside.ts alone');
const [folder] = (await once(parentPort, 'message')) as [folder: string];
try {
  for (const name of languagesIn(folder)) {
    const words = new URL(`../src/i18n/languages/${name}.ts`, import.meta.url);
    // A language without words is refused by `src/i18n/known.ts`, which names them.
    if (!existsSync(words)) continue;
    const { default: spoken, pages } = await import(words.href);
    speak(name, { ...spoken, pages });
  }
  const parsed = parsedBefore(folder);
  const content = readContent(folder, undefined, parsed);
  const make = (): void => {
    const collections = Object.entries(collectionsOf(content, today()));
    post({ collections: collections.map(([name, all]) => [name, jsonOf(all)]) });
  };
  let failed = false;
  try {
    make();
  } catch {
    // Most likely the content is wrong, and the checks say it better.
    failed = true;
  }
  checkAll(content, today());
  if (failed) make();
  post({ read: filesRead(content) });
  parsed?.keep();
} catch (error) {
  post({ error: error instanceof Error ? error.message : String(error) });
}
