import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'node-html-parser';
import { mostListed } from '#domain/in-pages.ts';

const pageAt = (folder: string, file: string) => parse(readFileSync(join(folder, file), 'utf8'));

/** The slugs of the essential services, from the page that lists them. */
export function essentialServices(folder: string): ReadonlySet<string> {
  const slugs = pageAt(folder, 'thiet-yeu/index.html')
    .querySelectorAll('[data-essential]')
    .map((one) => one.getAttribute('data-essential') ?? '');
  return new Set(slugs);
}

/**
 * The services that every phone keeps, with their guides and texts, by their slugs: all of them; where they are more than
 * one page lists, the essential ones and those that a life event leads to. The others come with the pack of everything.
 *
 * @param folder - a finished site.
 */
export function keptServices(folder: string): ReadonlySet<string> {
  const all = globSync('dich-vu/*/index.html', { cwd: folder }).map((file) =>
    basename(dirname(file)),
  );
  if (all.length <= mostListed) return new Set(all);
  const ofEvents = globSync('viec/*/index.html', { cwd: folder }).flatMap((file) =>
    pageAt(folder, file)
      .querySelectorAll('main a')
      .flatMap(
        (link) => /^\/dich-vu\/([^/]+)\/$/.exec(link.getAttribute('href') ?? '')?.slice(1) ?? [],
      ),
  );
  return new Set([...essentialServices(folder), ...ofEvents]);
}
