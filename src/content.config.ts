import { defineCollection } from 'astro:content';
import { resolve, sep } from 'node:path';
import process from 'node:process';
import type { AstroIntegrationLogger } from 'astro';
import type { DataStore, Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { type Collections, ContentError, checkedContent } from '#checked/collections.ts';
import '#i18n/known.ts';
import { contentWatch } from '#read/content-watch.ts';
import type { ReadBefore } from '#read/read-content.ts';
import { today } from '#read/today.ts';

/**
 * The one door between `content/` and the pages. A build takes what `scripts/read-checked.ts` read beside it; beside
 * `astro dev` content is read here, again after each change.
 */
const folder = process.env.CONTENT_DIR ?? 'content';

let reading: Collections | undefined;
/** Files that did not change are not read again while somebody edits. */
const before: ReadBefore = new Map();

function read(): Collections {
  reading ??= checkedContent(folder, today(), before);
  return reading;
}

let change: { readonly isGood: boolean } | undefined;

/** Reads after a change, and says in the terminal and in the browser what is to be mended. */
function readAgain(logger: AstroIntegrationLogger): { readonly isGood: boolean } {
  const last = reading;
  reading = undefined;
  try {
    read();
    contentWatch().show?.([]);
    return { isGood: true };
  } catch (error) {
    reading = last;
    const message = error instanceof Error ? error.message : String(error);
    logger.error(message);
    contentWatch().show?.(
      error instanceof ContentError
        ? error.mistakes
        : [{ file: folder, line: 1, column: 1, text: message }],
    );
    return { isGood: false };
  }
}

function checkedCollection<K extends keyof Collections>(name: K) {
  const refill = (store: DataStore) => {
    const entries = read()[name];
    store.clear();
    // Plain JSON, so that what pages get does not depend on whether Astro kept it in memory or on disk.
    for (const [id, data] of entries)
      store.set({ id, data: JSON.parse(JSON.stringify(data)) as Record<string, unknown> });
  };
  const loader: Loader = {
    name: 'checked-content',
    async load({ store, watcher, logger }) {
      if (!watcher) {
        // The pages of a build take theirs from the guard, without which there are none.
        contentWatch();
        store.clear();
        return;
      }
      refill(store);
      watcher.add(folder);
      watcher.on('all', (_event, path) => {
        if (!`${resolve(path)}`.startsWith(`${resolve(folder)}${sep}`)) return;
        // All collections hear of one change in one go; it is read once.
        if (!change) {
          change = readAgain(logger);
          queueMicrotask(() => {
            change = undefined;
          });
        }
        // The last good content stays on the screen until the mistake is mended.
        if (change.isGood) refill(store);
      });
    },
  };
  type Entry = Collections[K] extends ReadonlyMap<string, infer T> ? T : never;
  return defineCollection({ loader, schema: z.custom<Entry>() as unknown as z.ZodType<Entry> });
}

export const collections = {
  procedures: checkedCollection('procedures'),
  lists: checkedCollection('lists'),
  coming: checkedCollection('coming'),
  ageing: checkedCollection('ageing'),
  services: checkedCollection('services'),
  guides: checkedCollection('guides'),
  lessons: checkedCollection('lessons'),
  lifeEvents: checkedCollection('lifeEvents'),
  rehearsals: checkedCollection('rehearsals'),
  bulletins: checkedCollection('bulletins'),
  plans: checkedCollection('plans'),
  essential: checkedCollection('essential'),
  statistics: checkedCollection('statistics'),
  translations: checkedCollection('translations'),
  rules: checkedCollection('rules'),
  frame: checkedCollection('frame'),
};
