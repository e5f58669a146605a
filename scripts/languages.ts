import { existsSync, globSync } from 'node:fs';
import { inVietnameseOnly } from '#i18n/address.ts';
import { languagesIn } from '#read/languages.ts';

/** Files of `src/pages` that are pages: no leading underscore, no endpoint. */
const pageFiles = (): string[] =>
  globSync('src/pages/**/*.astro')
    .map((file) => file.replaceAll('\\', '/'))
    .filter(
      (file) => !/\/_|\/404\.astro$/.test(file) && !inVietnameseOnly.test(`${patternOf(file)}/`),
    )
    .sort();

/** `src/pages/huong-dan/[slug]/index.astro` → `/huong-dan/[slug]`. */
const patternOf = (file: string): string =>
  file
    .replace(/^src\/pages/, '')
    .replace(/\.astro$/, '')
    .replace(/\/index$/, '') || '/';

/**
 * One more route to each page for each language of the content: the page itself sees by its address what to say.
 *
 * @throws when a language has content and no messages, or messages and no content.
 */
export function languageRoutes(
  folder: string,
): { readonly pattern: string; readonly entrypoint: string }[] {
  const languages = languagesIn(folder);
  const spoken = globSync('src/i18n/languages/*.ts').map((file) =>
    file.replaceAll('\\', '/').replace(/^.*\/|\.ts$/g, ''),
  );
  for (const language of languages)
    if (!existsSync(`src/i18n/languages/${language}.ts`))
      throw new Error(
        `Có content/${language}/language.yaml mà chưa có src/i18n/languages/${language}.ts (${spoken.join(', ')}).`,
      );
  return languages.flatMap((language) =>
    pageFiles().map((entrypoint) => ({
      pattern: `/${language}${patternOf(entrypoint)}`.replace(/\/$/, ''),
      entrypoint,
    })),
  );
}
