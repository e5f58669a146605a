/**
 * Squeezes the texts of `dist/` while they are still being made, as a program of its own that `scripts/build.ts` starts
 * and stops: until the packs, a build leaves one of two cores idle. It writes nothing but the cache of `squeezed.ts`,
 * which goes by the bytes: what changes after it has looked is squeezed again, and what it did not come to is done later.
 */
import { Buffer } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { setPriority } from 'node:os';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { smallForms, textFiles } from './compress.ts';
import { expectedPages } from './expected-pages.ts';
import { withMark } from './mark-pages.ts';

/** Between two looks at the folder, in ms. */
const rest = 300;
/** Only what nobody else wants of the processor (POSIX `nice`). */
const humble = 19;

/** A file as it will be published, if that can be known before everything is there. `undefined` where it has gone. */
async function finished(path: string): Promise<Buffer | undefined> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  if (!path.endsWith('.html')) return bytes;
  const html = bytes.toString('utf8');
  return Buffer.from(withMark(html) ?? html);
}

// The starter has come to squeezing, or is gone.
process.on('disconnect', () => process.exit());
setPriority(humble);
const pages = expectedPages();
const seen = new Map<string, number>();
/** A folder that goes away while it is looked through is looked through the next time. */
function textsNow(): string[] {
  try {
    return textFiles();
  } catch {
    return [];
  }
}

for (;;) {
  for (const path of textsNow()) {
    const file = statSync(path, { throwIfNoEntry: false });
    if (!file || seen.get(path) === file.mtimeMs) continue;
    seen.set(path, file.mtimeMs);
    const text = await finished(path);
    if (text) await smallForms(path, text, pages);
  }
  await setTimeout(rest);
}
