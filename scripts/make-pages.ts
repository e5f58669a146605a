import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { AstroPrerenderer } from 'astro';
import { hashOf, takeFormer } from './former-files.ts';
import { withMark } from './mark-pages.ts';
import { keyOf, remember } from './remembered.ts';

/** Whoever knows all addresses of the site and makes what stands there. */
export type PageMaker = Pick<AstroPrerenderer, 'getStaticPaths' | 'render'>;

type Place = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

/** Where in the finished folder an address is written, as `build.format: 'directory'` has it. */
export function fileAt(pathname: string, type: Place['route']['type']): string {
  const path = pathname.replace(/^\/+|\/+$/g, '');
  if (path.split(/[\\/]/).includes('..')) throw new Error(`${pathname} leads out of the site`);
  if (type === 'endpoint') return path;
  return path === '404' ? '404.html' : join(path, 'index.html');
}

/** What Astro is asked for, with `trailingSlash: 'always'`: only a file whose route names its ending has none. */
const addressOf = (pathname: string): string =>
  /\.[^/]+$/.test(pathname) ? pathname : pathname.replace(/\/*$/, '/');

async function bytesAt({ pathname, route }: Place, make: PageMaker['render'], origin: string) {
  const request = new Request(new URL(addressOf(pathname), origin));
  const made = await make(request, { routeData: route }).catch((error: unknown) => {
    if (error instanceof Error) error.message = `${pathname}: ${error.message}`;
    throw error;
  });
  const response = made instanceof Response ? made : made.response;
  if (response.status !== 200 && response.status !== 404)
    throw new Error(`${pathname} answers ${response.status}: a static site has no redirects`);
  return Buffer.from(await response.arrayBuffer());
}

/** A page with its mark; any other file as it is. What is built by itself, for a trial, may do without. */
function finished(file: string, bytes: Buffer): Buffer {
  if (!file.endsWith('.html')) return bytes;
  const marked = withMark(bytes.toString('utf8'));
  if (marked === undefined && process.env.SOURCES_HASH)
    throw new Error(`${file} không có data-mark.`);
  return marked === undefined ? bytes : Buffer.from(marked);
}

/**
 * Makes every page and file of the site, one after the other. A page whose key is that of the build before is taken from
 * there (`src/pages/_key.ts`).
 *
 * Astro by itself writes each page twice, the second time for its own memory of keys, and asks the file system eight
 * times for it: with thousands of pages that is a fifth of its time.
 *
 * @param output - the folder to fill; `former` - that of the build before; `origin` - of the site.
 * @throws where two routes give one file, or a page cannot be made: with the address in words.
 */
export async function makePages(
  maker: PageMaker,
  { output, former, origin }: { output: string; former: string | undefined; origin: string },
): Promise<void> {
  const known = remember<string>('made-pages', process.env.SOURCES_HASH);
  const written = new Map<string, string>();
  const folders = new Set<string>();
  for (const place of await maker.getStaticPaths()) {
    const { pathname, route, cacheKey } = place;
    const file = fileAt(pathname, route.type);
    const other = written.get(file);
    if (other !== undefined) throw new Error(`${other} and ${route.component} both give ${file}`);
    written.set(file, route.component);
    const key = cacheKey === undefined ? undefined : keyOf(file, cacheKey);
    const folder = join(output, dirname(file));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    if (key && takeFormer(file, known.known(key), { former, output })) continue;
    const bytes = finished(file, await bytesAt(place, maker.render, origin));
    if (key) known.put(key, hashOf(bytes));
    writeFileSync(join(output, file), bytes);
  }
  known.keep();
}
