/** What lies in each pack of a finished site, and in which order. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { assetsIn } from '#offline/assets-in.ts';
import {
  coachPack,
  essentialsPack,
  eventPack,
  everythingPack,
  isForCoachesAlone,
  languagePack,
  packOf,
  searchPack,
  shellPack,
} from '#offline/cache-plan.ts';
import { addressOf, fileOf, isOf, isPage } from './phone-files.ts';
import { filesBelow } from './release-manifest.ts';

/** A pack that is to be made. */
export interface PackOrder {
  readonly id: string;
  /** Where readers choose it. */
  readonly title?: string | undefined;
  readonly urls: readonly string[];
}

/** The packs that every phone keeps. */
export const ownPackIds: readonly string[] = [shellPack, searchPack, essentialsPack];

/** Pages that are translated into a language, with what searches them. */
function filesOfLanguage(language: string, folder: string): string[] {
  const isTranslated = (file: string): boolean =>
    !readFileSync(join(folder, file), 'utf8').includes('data-not-translated');
  return filesBelow(folder)
    .filter((file) => {
      if (file.startsWith(`${language}/`)) return isPage(file) && isTranslated(file);
      // The names that a large site cuts off are of pages that are not translated.
      if (/\.(?:br|gz)$|\/titles-(?:keys|part)-/.test(file)) return false;
      return isOf(language, `/${file}`) || /^_astro\/OtherLanguages.*\.js$/.test(file);
    })
    .map(addressOf)
    .sort();
}

/** The first element of a name in a page that our own components have made: to parse all these pages takes half a second. */
const elementOf = (html: string, name: 'main' | 'h1'): string =>
  new RegExp(`<${name}[\\s>].*?</${name}>`, 's').exec(html)?.[0] ?? '';

/** Where the links of a piece of a page lead, without the place on the page that they name. */
const hrefsIn = (html: string): string[] =>
  [...html.matchAll(/\shref="([^"#?]*)/g)].map(([, address = '']) => address);

/**
 * What a life event needs to be done without network: its page, the services it leads to with their guides,
 * hand-outs and rehearsals, and the procedures and lists of fields that one of these pages leads to.
 */
function filesOfEvent(event: string, folder: string): string[] {
  const linked = (url: string, pattern: RegExp): string[] => {
    const main = elementOf(readFileSync(fileOf(folder, url), 'utf8'), 'main');
    return hrefsIn(main).filter(
      (address) =>
        pattern.test(address) && statSync(fileOf(folder, address), { throwIfNoEntry: false }),
    );
  };
  const services = linked(event, /^\/dich-vu\/[^/]+\/$/);
  const guides = services.flatMap((url) => linked(url, /^\/huong-dan\/[^/]+\/$/));
  const procedures = [event, ...services].flatMap((url) =>
    linked(url, /^\/thu-tuc\/(?:\d\.\d{6}|linh-vuc\/[^/]+)\/$/),
  );
  const rehearsals = guides.flatMap((url) => linked(url, /^\/huong-dan\/[^/]+\/tap\/$/));
  return [
    ...new Set([
      event,
      ...services,
      ...guides,
      ...guides.map((url) => `${url}in/`),
      ...rehearsals,
      ...procedures,
    ]),
  ];
}

/**
 * All pages of the digital team, the hand-outs, lessons and texts that one of them leads to, and what these pages load:
 * without what every phone keeps anyway.
 */
function filesOfCoaches(leftOut: readonly string[], folder: string): string[] {
  const isThere = new Set(leftOut);
  const pages = leftOut.filter((url) => url.startsWith('/to-cong-nghe/'));
  const textOf = (url: string): string => readFileSync(fileOf(folder, url), 'utf8');
  const taken = pages.flatMap((url) =>
    hrefsIn(textOf(url)).filter((address) => /^\/(?:huong-dan|ky-nang|loa)\//.test(address)),
  );
  const files = new Set([...pages, ...taken.filter((url) => isThere.has(url))]);
  // A set that grows while it is walked: scripts name other scripts beside themselves.
  for (const url of files)
    for (const asset of assetsIn(textOf(url))) if (isThere.has(asset)) files.add(asset);
  return [...files].sort();
}

/** The kind of a file: its ending, or for a page where it stands beside others: `huong-dan`, `huong-dan/tap`. */
function kindOf(path: string): string {
  const ending = /\.\w+$/.exec(path)?.[0];
  if (ending) return ending;
  const [first = '', ...below] = path.split('/').filter(Boolean);
  return below.length > 1 ? `${first}/${below.at(-1)}` : first;
}

/**
 * Files of one kind side by side, since what they share is near then: a few hundred bytes of what every phone keeps. Packs
 * of life events and of everything become larger by it, since their pages of one service have more in common.
 */
const inKinds = (urls: readonly string[], root = '/'): string[] =>
  urls
    .map((url) => ({ url, key: `${kindOf(url.slice(root.length))}\n${url}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ url }) => url);

/** The packs that every phone keeps. */
export const ownPacks = (kept: readonly string[]): PackOrder[] =>
  ownPackIds.map((id) => ({ id, urls: inKinds(kept.filter((url) => packOf(url) === id)) }));

/** The packs of what no phone keeps by itself: those of coaches, if there are any, and everything. */
export function packsOfOthers(
  leftOut: readonly string[],
  folder: string,
  languages: readonly string[],
): PackOrder[] {
  const coaches = filesOfCoaches(leftOut, folder);
  return [
    ...(coaches.length > 0 ? [{ id: coachPack, title: 'Tổ công nghệ số', urls: coaches }] : []),
    {
      id: everythingPack,
      // Other languages are left to their own packs.
      urls: leftOut.filter(
        (url) => !isForCoachesAlone(url) && !languages.some((language) => isOf(language, url)),
      ),
    },
  ];
}

/**
 * All packs of a finished site: those of every phone first, that of everything last.
 *
 * @param kept - addresses of what every phone keeps, in their order.
 * @param leftOut - what `filesLeftOut` gave beside them.
 */
export function packOrders(
  kept: readonly string[],
  leftOut: readonly string[],
  folder: string,
  languages: readonly string[],
): PackOrder[] {
  const events = kept
    .filter((url) => /^\/viec\/[^/]+\/$/.test(url))
    .map((url): PackOrder => {
      const title = parse(elementOf(readFileSync(fileOf(folder, url), 'utf8'), 'h1')).text;
      return { id: eventPack(url.split('/')[2] ?? ''), title, urls: filesOfEvent(url, folder) };
    });
  const translated = languages.map((language): PackOrder => {
    const home = parse(readFileSync(fileOf(folder, `/${language}/`), 'utf8'));
    const title = home.querySelector('html')?.getAttribute('data-language-name');
    const urls = inKinds(filesOfLanguage(language, folder), `/${language}/`);
    return { id: languagePack(language), title, urls };
  });
  return [
    ...ownPacks(kept),
    ...events,
    ...translated,
    ...packsOfOthers(leftOut, folder, languages),
  ];
}
