import { Buffer } from 'node:buffer';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { expectedPages, manyPages } from './expected-pages.ts';
import { hashOf, takeFormer } from './former-files.ts';
import { inLanes } from './lanes.ts';
import { filesBelow } from './release-manifest.ts';
import { keyOf, remember } from './remembered.ts';
import { forgetUnused, squeezed } from './squeezed.ts';

const [brotli, deflate] = [promisify(brotliCompress), promisify(gzip)];

/** Smaller files gain nothing once headers are counted. */
const worthwhile = 400;
const lanes = 4;

/** A text of more bytes is data for programs, and of such the best quality makes one megabyte in a second. */
const large = 2_000_000;

/**
 * Brotli's quality for a text. The best one takes twenty times as long as 6 and makes a page a tenth smaller: it is for
 * what many load.
 */
function qualityFor(path: string, text: Buffer, pages: number): number {
  // A page that is Vietnamese once more in another frame: few come for it, and it is half of all pages.
  if (text.includes('data-not-translated')) return 6;
  if (pages > manyPages && /[\\/](?:thu-tuc|dich-vu)[\\/]/.test(path)) return 6;
  if (text.length > large) return 9;
  // A hundredth more bytes for half the time.
  return loadedByAll.test(path) ? 11 : 10;
}

/** What comes with every page, and the names that every search loads: squeezed as hard as it can be. */
const loadedByAll = /\.(?:css|js)$|[\\/]titles\.json$/;

/** The text files of `dist/`. */
export const textFiles = (): string[] =>
  filesBelow('dist')
    .filter((file) => /\.(?:html|css|js|json|jsonld|csv|svg|txt|xml|webmanifest)$/.test(file))
    .map((file) => join('dist', file));

/**
 * A text as brotli and as gzip.
 *
 * @param pages - how many the site is expected to have.
 */
export async function smallForms(
  path: string,
  text: Buffer,
  pages: number,
): Promise<[brotli: Uint8Array, gzip: Uint8Array]> {
  const quality = qualityFor(path, text, pages);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  };
  // Both are asked for together: one file of the cache holds them, the length of the first before it.
  const both = await squeezed(text, `brotli ${quality} text, gzip 9`, async () => {
    const [small, older] = await Promise.all([
      brotli(text, { params }),
      deflate(text, { level: 9 }),
    ]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(small.length);
    return Buffer.concat([length, small, older]);
  });
  const border = 4 + Buffer.from(both.buffer, both.byteOffset, 4).readUInt32BE();
  return [both.subarray(4, border), both.subarray(border)];
}

/** Writes `.br` and `.gz` beside every text file of `dist/`; what many read at the best quality, since it is done once. */
export async function compress(): Promise<{ files: number; bytes: number }> {
  const pages = expectedPages();
  const { SOURCES_HASH: sources, FORMER: former } = process.env;
  const known = remember<readonly [brotli: string, gzip: string]>(
    'small-forms',
    sources && `${sources} ${process.version}`,
  );
  const folders = { former, output: 'dist' };
  const sizes = await inLanes(textFiles(), lanes, async (path) => {
    const text = readFileSync(path);
    const key = keyOf(path, String(qualityFor(path, text, pages)), text);
    const [file, hashes = []] = [relative('dist', path), known.known(key)];
    const small = takeFormer(`${file}.br`, hashes[0], folders);
    if (small && takeFormer(`${file}.gz`, hashes[1], folders)) return small.length;
    const forms = await smallForms(path, text, pages);
    if (text.length < worthwhile) return forms[0].length;
    // The operating system that packed it, by RFC 1952: 255 is “unknown”, the same on all of them.
    forms[1][9] = 255;
    known.put(key, [hashOf(forms[0]), hashOf(forms[1])]);
    rmSync(`${path}.br`, { force: true });
    writeFileSync(`${path}.br`, forms[0]);
    writeFileSync(`${path}.gz`, forms[1]);
    return forms[0].length;
  });
  known.keep();
  forgetUnused();
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
