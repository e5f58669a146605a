import { Buffer } from 'node:buffer';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type GateOptions, type HtmlNode, readHtml } from '#deploy/output-gate.ts';
import { languagesIn } from '#read/languages.ts';
import { readForSearch } from './build-search.ts';
import { contentFolder, gateOptions, lookAhead } from './guard.ts';
import { filesBelow } from './release-manifest.ts';

/** Between two looks at the folder, in ms. */
const rest = 300;

const pagesNow = (): string[] =>
  existsSync('dist')
    ? filesBelow('dist')
        .filter((file) => /(?:^|\/)index\.html$/.test(file))
        .map((file) => join('dist', file))
    : [];

/**
 * Reads the pages of `dist/` for the search and for the output gate while they are still being made by another process:
 * both go by the bytes of a page, so what changes after it was read is read again later.
 *
 * @returns what stops it.
 */
export function readAhead(): () => void {
  const seen = new Map<string, number>();
  let isStopped = false;
  const look = async (file: string, options: GateOptions, languages: string[]): Promise<void> => {
    const bytes = readFileSync(file);
    const path = file.replaceAll('\\', '/').replace(/^dist\//, '');
    const html = Buffer.from(bytes).toString('utf8');
    let read: HtmlNode | undefined;
    const tree = (): HtmlNode => {
      read ??= readHtml(html);
      return read;
    };
    lookAhead(path, bytes, options, tree);
    readForSearch(file, html, languages, tree);
    // What waits for the pages to be finished comes first.
    await setImmediate();
  };
  const work = async (): Promise<void> => {
    const [options, languages] = [gateOptions(), languagesIn(contentFolder())];
    while (!isStopped) {
      for (const file of pagesNow()) {
        if (isStopped) return;
        const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
        // A page of this moment may be half written.
        if (time === undefined || seen.get(file) === time || Date.now() - time < rest) continue;
        seen.set(file, time);
        await look(file, options, languages);
      }
      await setTimeout(rest);
    }
  };
  // What goes wrong here goes wrong again when the page is looked at in earnest, and is said there.
  work().catch(() => undefined);
  return () => {
    isStopped = true;
  };
}
