/** Writes packs of a finished site as one compressed file each. */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import type { Pack } from '#offline/cache-names.ts';
import { cachePlan, essentialsPack, everythingPack } from '#offline/cache-plan.ts';
import { type PackedFile, packFiles } from '#offline/pack-format.ts';
import { languagesIn } from '#read/languages.ts';
import { expectedPages, manyPages } from './expected-pages.ts';
import { inLanes } from './lanes.ts';
import { ownPackIds, ownPacks, type PackOrder, packsOfOthers } from './pack-contents.ts';
import { addressOf, fileOf, filesLeftOut, keptFiles } from './phone-files.ts';
import { squeezed } from './squeezed.ts';

/** Packs are made side by side on all cores. */
const zstandard = promisify(zstdCompress);

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

/** A part of a pack that is squeezed by itself: Zstandard takes frames one after the other as one text (RFC 8878, 3.1). */
interface Frame {
  readonly bytes: Uint8Array;
  /** Squeezed harder, since most builds find it as it was. */
  readonly isLasting: boolean;
}

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
  const hash = createHash('sha256').update(small).digest();
  const url = `/goi/${id}-${hash.toString('hex').slice(0, 12)}.pack`;
  writeFileSync(join(folder, url), small);
  return {
    id,
    ...(title ? { title } : {}),
    url,
    bytes: small.length,
    sha256: hash.toString('base64'),
    unpacked,
    files,
  };
}

/** Writes the packs of a finished site anew. */
export async function writePacks(orders: readonly PackOrder[], folder: string): Promise<Pack[]> {
  rmSync(join(folder, 'goi'), { recursive: true, force: true });
  mkdirSync(join(folder, 'goi'));
  // The longest first. Each takes up to two hundred megabytes while it is made.
  const begun = [...orders].reverse();
  const packs = await inLanes(begun, availableParallelism(), (order) => writePack(folder, order));
  return packs.reverse();
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
