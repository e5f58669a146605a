import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { parse } from 'node-html-parser';
// The whole package loads a bundler that is not needed here.
import { injectManifest } from 'workbox-build/build/inject-manifest.js';
import { assetsIn } from '#offline/assets-in.ts';
import {
  type OtherFiles,
  otherFilesFile,
  type Pack,
  type Release,
  type ReleaseEntry,
  releaseFile,
  shortHash,
} from '#offline/cache-names.ts';
import {
  cachePlan,
  coachPack,
  essentialsPack,
  eventPack,
  everythingPack,
  isForCoachesAlone,
  isKept,
  languagePack,
  packOf,
  searchPack,
  shellPack,
} from '#offline/cache-plan.ts';
import { type PackedFile, packFiles } from '#offline/pack-format.ts';
import { languagesIn } from '#read/languages.ts';
import { today } from '#read/today.ts';
import { expectedPages, manyPages } from './expected-pages.ts';
import { hashOfFile } from './file-hashes.ts';
import { essentialServices, keptServices } from './kept-services.ts';
import { inLanes } from './lanes.ts';
import { filesBelow } from './release-manifest.ts';
import { squeezed } from './squeezed.ts';
import { ofEdition, workerCode } from './worker-bundle.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** Where a file of `dist/` is read from: pages at the address of their folder. */
const addressOf = (file: string): string =>
  `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;

const isPage = (file: string): boolean => /(?:^|\/)index\.html$/.test(file);

/** Is this a file of one language? Pages and the search of a language stand in folders of its name. */
const isOf = (language: string, url: string): boolean =>
  url.startsWith(`/${language}/`) || new RegExp(`^/pagefind/[^/]+/${language}/`).test(url);

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

const fileOf = (folder: string, url: string): string =>
  join(folder, url.endsWith('/') ? `${url}index.html` : url);

/** Files that a reader can come for and no phone keeps by itself: all pages, texts, the search of the procedures. */
function filesLeftOut(kept: ReadonlySet<string>, folder: string): string[] {
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

/** Packs are made side by side on all cores. */
const zstandard = promisify(zstdCompress);

/** The packs that every phone keeps. */
const ownPackIds: readonly string[] = [shellPack, searchPack, essentialsPack];

/** A frame of more bytes is of a whole country: the best level takes two minutes for it, this one a second. */
const large = 32_000_000;

/**
 * How hard a frame is squeezed. Level 22 would make a phone's copy 0.1 % smaller in twice the time; what a phone only gets
 * when its reader asks is up to 2 % larger for a third of the time (docs/performance.md).
 */
function levelOf(id: string, { isLasting, bytes }: Frame): number {
  if (bytes.length > large) return 12;
  if (isLasting) return 20;
  return ownPackIds.includes(id) ? 19 : 17;
}

/** Zstandard: written once, read many times, and a phone unpacks it as fast at any level. */
const squeeze = (bytes: Uint8Array, level: number): Promise<Uint8Array> =>
  squeezed(bytes, `zstd ${level}, window 23, long, sized, at once`, () =>
    zstandard(bytes, {
      // Told how much comes, it takes a hundredth of the memory that it takes for all that might.
      pledgedSrcSize: bytes.length,
      // In one go: between two pieces it would wait for this thread, which has other work.
      chunkSize: Math.max(65_536, bytes.length),
      params: {
        [constants.ZSTD_c_compressionLevel]: level,
        // The whole pack is one window (8 MiB), so that what two pages share is sent once.
        [constants.ZSTD_c_windowLog]: 23,
        [constants.ZSTD_c_enableLongDistanceMatching]: 1,
      },
    }),
  );

/** A pack that is to be made. */
interface PackOrder {
  readonly id: string;
  /** Where readers choose it. */
  readonly title?: string | undefined;
  readonly urls: readonly string[];
}

/** A part of a pack that is squeezed by itself: Zstandard takes frames one after the other as one text (RFC 8878, 3.1). */
interface Frame {
  readonly bytes: Uint8Array;
  /** Squeezed harder, since most builds find it as it was. */
  readonly isLasting: boolean;
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

/** The part of the pack of everything that a changed word changes: what the search makes, and what tells of it. */
const changing = 0;
const other = 1;
/** Its pages of procedures and decisions, which change with lists alone, as their feeds do not. */
const lasting = 2;

function partOf(url: string): number {
  if (/^\/(?:pagefind|gop-y\/tim-kiem)\//.test(url)) return changing;
  return /^\/(?:thu-tuc|thay-doi)\/(?:.+\/)?$/.test(url) ? lasting : other;
}

/** The files of a pack in the order in which they lie in it, and the frames that they are squeezed in. */
interface Framed {
  readonly files: readonly string[];
  readonly unpacked: number;
  readonly frames: readonly Frame[];
}

/**
 * A pack before it is squeezed: that of everything in three frames, so that a changed guide leaves the largest alone.
 */
function framesOf(folder: string, id: string, urls: readonly string[]): Framed {
  const partIn = id === everythingPack ? partOf : () => changing;
  const parts = [changing, other, lasting].map((part) =>
    urls
      .filter((url) => partIn(url) === part)
      .map((url) => ({ url, bytes: readFileSync(fileOf(folder, url)) })),
  );
  const files = parts.flat();
  const packed = packFiles(files);
  let end = packed.length - lengthOf(files);
  let start = 0;
  const frames = parts.map((part, place): Frame => {
    end += lengthOf(part);
    const bytes = packed.subarray(start, end);
    start = end;
    return { bytes, isLasting: place === lasting };
  });
  return {
    files: files.map(({ url }) => url),
    unpacked: lengthOf(files),
    frames: frames.filter(({ bytes }) => bytes.length > 0),
  };
}

const lengthOf = (files: readonly PackedFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** Writes `/goi/<id>-<hash>.pack`. The hash in its name makes it a file for good. */
async function writePack(folder: string, { id, title, urls }: PackOrder): Promise<Pack> {
  const { frames, files, unpacked } = framesOf(folder, id, urls);
  const squeezedFrames = await Promise.all(
    frames.map((frame) => squeeze(frame.bytes, levelOf(id, frame))),
  );
  const small = Buffer.concat(squeezedFrames);
  const hash = createHash('sha256').update(small).digest('hex').slice(0, 12);
  const url = `/goi/${id}-${hash}.pack`;
  writeFileSync(join(folder, url), small);
  return {
    id,
    ...(title ? { title } : {}),
    url,
    bytes: small.length,
    sha256: sha256(small),
    unpacked,
    files,
  };
}

/** The packs that every phone keeps. */
const ownPacks = (kept: readonly string[]): PackOrder[] =>
  ownPackIds.map((id) => ({ id, urls: inKinds(kept.filter((url) => packOf(url) === id)) }));

/** The packs of what no phone keeps by itself: those of coaches, if there are any, and everything. */
function packsOfOthers(
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

async function writePacks(
  kept: readonly ReleaseEntry[],
  leftOut: readonly string[],
  folder: string,
  languages: readonly string[],
): Promise<Pack[]> {
  rmSync(join(folder, 'goi'), { recursive: true, force: true });
  mkdirSync(join(folder, 'goi'));
  const addresses = kept.map(({ url }) => url).sort();
  const events = addresses
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
  const orders: PackOrder[] = [
    ...ownPacks(addresses),
    ...events,
    ...translated,
    ...packsOfOthers(leftOut, folder, languages),
  ];
  // The longest first. Each takes up to two hundred megabytes while it is made.
  const begun = [...orders].reverse();
  const packs = await inLanes(begun, availableParallelism(), (order) => writePack(folder, order));
  return packs.reverse();
}

/** Tells which of the files that `cachePlan` names every phone keeps. */
function keptFiles(folder: string, languages: readonly string[]): (file: string) => boolean {
  const [essential, services] = [essentialServices(folder), keptServices(folder)];
  return (file) =>
    !/\.(?:br|gz)$/.test(file) &&
    isKept(addressOf(file), essential, services) &&
    !languages.some((language) => isOf(language, addressOf(file)));
}

/**
 * Begins to squeeze what takes longest and holds nothing that the search makes: the essential pages, those of coaches, and
 * what is left of all pages. Where a page changes after all, the work was in vain.
 */
export function squeezeEarly(folder = 'dist'): void {
  const languages = languagesIn(process.env.CONTENT_DIR ?? 'content');
  const kept = globSync(cachePlan.globPatterns, { cwd: folder, exclude: cachePlan.globIgnores })
    .filter(keptFiles(folder, languages))
    .map(addressOf);
  const essentials = ownPacks(kept).filter(({ id }) => id === essentialsPack);
  // A large site needs its memory for the search.
  const others =
    expectedPages() > manyPages
      ? []
      : packsOfOthers(filesLeftOut(new Set(kept), folder), folder, languages);
  for (const order of [...essentials, ...others]) {
    const { frames } = framesOf(folder, order.id, order.urls);
    // What goes wrong here goes wrong again when the pack is written, and is said there.
    for (const frame of order.id === everythingPack ? frames.slice(changing + 1) : frames)
      squeeze(frame.bytes, levelOf(order.id, frame)).catch(() => undefined);
  }
}

/** The code of the service worker, without its build and its list of files: it need not wait for them. */
export const serviceWorker = (): Promise<string> =>
  workerCode('service', 'src/offline/service-worker.ts', 'iife');

/**
 * Puts the list of what a phone keeps, each file with its hash, into `sw.js` and `release.json`, and writes the packs.
 *
 * @param folder - a finished site; what an earlier call has written there is replaced.
 * @param worker - what `serviceWorker` gave, where it was begun before.
 */
export async function buildServiceWorker(
  build: string,
  folder = 'dist',
  worker = serviceWorker(),
): Promise<{ files: number; packs: readonly Pack[] }> {
  const edition = { build, day: today() };
  const bare = join('node_modules', '.cache', 'cam-tay', build, 'sw.js');
  mkdirSync(dirname(bare), { recursive: true });
  writeFileSync(bare, ofEdition(await worker, edition));

  const { maxTotalBytes, maxFiles, ...files } = cachePlan;
  const languages = languagesIn(process.env.CONTENT_DIR ?? 'content');
  const isOnEveryPhone = keptFiles(folder, languages);
  let packs: readonly Pack[] = [];
  let total = 0;
  const { warnings } = await injectManifest({
    ...files,
    globDirectory: folder,
    swSrc: bare,
    swDest: join(folder, 'sw.js'),
    manifestTransforms: [
      async (entries) => {
        const kept = entries
          .filter(({ url }) => isOnEveryPhone(url))
          .map(({ url, size: bytes }) => ({
            url: addressOf(url),
            bytes,
            sha256: hashOfFile(join(folder, url)),
          }));
        total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
        const leftOut = filesLeftOut(new Set(kept.map(({ url }) => url)), folder);
        const others: OtherFiles = Object.fromEntries(
          leftOut.map((url) => [url, shortHash(hashOfFile(fileOf(folder, url)))]),
        );
        packs = await writePacks(kept, leftOut, folder, languages);
        const files = kept.map(({ url, bytes }) => ({ url, bytes }));
        const release = { ...edition, files, packs } satisfies Release;
        writeFileSync(join(folder, releaseFile), JSON.stringify(release));
        writeFileSync(join(folder, otherFilesFile), JSON.stringify(others));

        const lists = [releaseFile, otherFilesFile].map((url) => {
          const bytes = readFileSync(join(folder, url));
          return { url, revision: sha256(bytes), size: bytes.length };
        });
        const ownPacks = packs
          .filter(({ id }) => ownPackIds.includes(id))
          .map(({ url, bytes, sha256: hash }) => ({ url, revision: `${bytes} ${hash}`, size: 0 }));
        return {
          manifest: [
            ...kept.map(({ url, bytes, sha256: revision }) => ({ url, revision, size: bytes })),
            ...lists,
            ...ownPacks,
          ],
          warnings: [],
        };
      },
    ],
  });

  rmSync(dirname(bare), { recursive: true });
  const count = packs
    .filter(({ title, id }) => !title && id !== everythingPack)
    .reduce((sum, pack) => sum + pack.files.length, 0);
  if (warnings.length > 0) throw new Error(`dist/sw.js leaves files out:\n${warnings.join('\n')}`);
  if (total > maxTotalBytes)
    throw new Error(`dist/sw.js keeps ${total} bytes, over ${maxTotalBytes}`);
  if (count > maxFiles) throw new Error(`dist/sw.js keeps ${count} files, over ${maxFiles}`);
  return { files: count, packs };
}
