import { globSync, readFileSync, statSync } from 'node:fs';
import { type HTMLElement, parse } from 'node-html-parser';

/** One finished page. */
export interface BuiltPage {
  /** Its address: `/thu-tuc/1.001193/`. */
  readonly path: string;
  readonly file: string;
  readonly html: string;
  readonly root: HTMLElement;
}

let pages: readonly BuiltPage[] | undefined;

/** Every page of `dist/`, read once. */
export function builtPages(): readonly BuiltPage[] {
  pages ??= globSync('dist/**/*.html')
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((file) => {
      const html = readFileSync(file, 'utf8');
      const path = `/${file.replace(/^dist\//, '').replace(/index\.html$/, '')}`;
      return { path, file, html, root: parse(html) };
    });
  return pages;
}

/** Bytes on the wire: the brotli file where there is one. */
export function wireBytes(file: string): number {
  return statSync(`${file}.br`, { throwIfNoEntry: false })?.size ?? statSync(file).size;
}
