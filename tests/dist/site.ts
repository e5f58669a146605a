import { globSync, readFileSync, statSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { type HTMLElement, parse } from 'node-html-parser';
import { languagesIn } from '#read/languages.ts';

/** One finished page. */
export interface BuiltPage {
  /** Its address: `/thu-tuc/1.001193/`. */
  readonly path: string;
  readonly file: string;
  readonly html: string;
  readonly root: HTMLElement;
}

const read = new Map<string, readonly BuiltPage[]>();

function pagesOf(folder: string, others: readonly string[]): readonly BuiltPage[] {
  const pages =
    read.get(folder) ??
    globSync(`${folder}/**/*.html`)
      .map((path) => path.replaceAll('\\', '/'))
      .filter((file) => !others.some((language) => file.startsWith(`${folder}/${language}/`)))
      .sort()
      .map((file) => {
        const html = readFileSync(file, 'utf8');
        const path = `/${file.replace(/^dist\//, '').replace(/index\.html$/, '')}`;
        return { path, file, html, root: parse(html) };
      });
  read.set(folder, pages);
  return pages;
}

/** Every page of `dist/` but those of other languages, read once. */
export const builtPages = (): readonly BuiltPage[] => pagesOf('dist', languagesIn('content'));

/** Every page of another language, read once. */
export const pagesIn = (language: string): readonly BuiltPage[] => pagesOf(`dist/${language}`, []);

/** Bytes on the wire: the brotli file where there is one. */
export function wireBytes(file: string): number {
  return statSync(`${file}.br`, { throwIfNoEntry: false })?.size ?? statSync(file).size;
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Written by Astro: short forms are as valid.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    // `role="list"` is not redundant: Safari drops the list when it has no bullets.
    'no-redundant-role': 'off',
    // Long titles are the names of procedures.
    'long-title': 'off',
    // Telephone numbers stand in sentences as people write them.
    'tel-non-breaking': 'off',
    // A hidden button tells more than the type it has by default.
    'no-implicit-button-type': 'error',
  },
});

/** What is no valid HTML on some pages, a line for each place. */
export async function htmlMistakes(pages: readonly BuiltPage[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { file, html } of pages) {
    const { results } = await validator.validateString(html, file);
    for (const { messages } of results)
      for (const { ruleId, message, line } of messages)
        wrong.push(`${file}:${line} ${ruleId} ${message}`);
  }
  return wrong;
}
