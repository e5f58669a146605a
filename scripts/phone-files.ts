/** Which files of a finished site a phone keeps by itself, and which are left to those who ask for them. */
import { join } from 'node:path';
import { isKept } from '#offline/cache-plan.ts';
import { essentialServices, keptServices } from './kept-services.ts';
import { filesBelow } from './release-manifest.ts';

/** Where a file of `dist/` is read from: pages at the address of their folder. */
export const addressOf = (file: string): string =>
  `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;

export const isPage = (file: string): boolean => /(?:^|\/)index\.html$/.test(file);

/** Is this a file of one language? Pages and the search of a language stand in folders of its name. */
export const isOf = (language: string, url: string): boolean =>
  url.startsWith(`/${language}/`) || new RegExp(`^/pagefind/[^/]+/${language}/`).test(url);

/** The file of a folder that an address is read from: pages from that of their folder. */
export const fileOf = (folder: string, url: string): string =>
  join(folder, url.endsWith('/') ? `${url}index.html` : url);

/** Tells which of the files that `cachePlan` names every phone keeps. */
export function keptFiles(folder: string, languages: readonly string[]): (file: string) => boolean {
  const [essential, services] = [essentialServices(folder), keptServices(folder)];
  return (file) =>
    !/\.(?:br|gz)$/.test(file) &&
    isKept(addressOf(file), essential, services) &&
    !languages.some((language) => isOf(language, addressOf(file)));
}

/** Files that a reader can come for and no phone keeps by itself: all pages, texts, the search of the procedures. */
export function filesLeftOut(kept: ReadonlySet<string>, folder: string): string[] {
  const isLeft = (file: string): boolean =>
    isPage(file) ||
    /^(?:huong-dan\/[^/]+\/[^/]+\.txt|loa\/[^/]+\.txt|thay-doi\/(?:.+\/)?feed\.xml|pagefind\/.+|_astro\/[^/]+\.(?:js|css))$/.test(
      file,
    );
  return filesBelow(folder)
    .filter((file) => isLeft(file) && !/\.(?:br|gz)$/.test(file))
    .map(addressOf)
    .filter((url) => !kept.has(url))
    .sort();
}
