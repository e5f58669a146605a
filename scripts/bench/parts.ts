import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'node-html-parser';

const fileOf = (folder: string, path: string): string =>
  join(folder, path.endsWith('/') ? `${path}index.html` : path);

/** Bytes of a file as it is sent: with brotli where there is such a form. */
export function wireBytes(path: string, folder = 'dist'): number {
  const file = fileOf(folder, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/** A page, its styles, its scripts and what they import, its icon and manifest: addresses of files of the folder. */
export function partsOf(page: string, folder = 'dist'): Set<string> {
  const parts = new Set([page]);
  const add = (path: string): void => {
    if (!path.startsWith('/') || parts.has(path)) return;
    parts.add(path);
    if (!path.endsWith('.js')) return;
    for (const [, name = ''] of readFileSync(fileOf(folder, path), 'utf8').matchAll(
      /(?:from|import)\s*["'](\.[^"']+)["']/g,
    ))
      add(join(dirname(path), name).replaceAll('\\', '/'));
  };
  const root = parse(readFileSync(fileOf(folder, page), 'utf8'));
  for (const element of root.querySelectorAll(
    'script[src], img[src], link[rel=stylesheet], link[rel=icon], link[rel=manifest]',
  ))
    add(element.getAttribute('src') ?? element.getAttribute('href') ?? '');
  return parts;
}

/** Addresses of others that a page makes the browser fetch. There is none on our pages. */
export function foreignParts(page: string, folder = 'dist'): string[] {
  const root = parse(readFileSync(fileOf(folder, page), 'utf8'));
  return root
    .querySelectorAll(
      'script[src], img[src], iframe[src], link[rel=stylesheet], link[rel=preload], link[rel=preconnect]',
    )
    .map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '')
    .filter((address) => /^(?:https?:)?\/\//.test(address));
}
