/**
 * `npm run pack [-- --out DIR] [--dist DIR]`: from the production `dist/` of these sources (built first where it is
 * missing or of others), into a folder (`packs`): `cam-tay-usb`, which opens from a memory stick by `index.html`;
 * `cam-tay-hotspot`, for a small Wi-Fi box, with the settings of its programs; a `.zip` of each; and the sums of both.
 * The same `dist/` and commit give the same bytes. `--dist` takes a finished folder as it is.
 * Exit code 0 written, 2 could not run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Release, releaseFile } from '#offline/cache-names.ts';
import { buildId } from './build-id.ts';
import { boxCopy, type Copy, usbCopy } from './pack/copies.ts';
import { unsafeNames } from './pack/names.ts';
import { sumsFile, sumsOf } from './pack/sums.ts';
import type { Origin } from './pack/words.ts';
import { zipOf } from './pack/zip.ts';

const releaseIn = (dist: string): Release | undefined =>
  existsSync(join(dist, releaseFile))
    ? (JSON.parse(readFileSync(join(dist, releaseFile), 'utf8')) as Release)
    : undefined;

/** The commit of the sources: what whoever builds said, or what git says of a folder in which nothing was changed. */
function commitOfSources(): string | undefined {
  if (process.env.SOURCE_COMMIT) return process.env.SOURCE_COMMIT.slice(0, 12);
  const git = (...options: string[]) => spawnSync('git', options, { encoding: 'utf8' });
  const changed = git('status', '--porcelain');
  if (changed.status !== 0 || changed.stdout !== '') return undefined;
  return git('rev-parse', 'HEAD').stdout.trim().slice(0, 12) || undefined;
}

/** Where the site of a finished folder lives: its first page says so to search engines. */
function siteOf(dist: string): string {
  const [, site] =
    /<link rel="canonical" href="([^"]+)"/.exec(readFileSync(join(dist, 'index.html'), 'utf8')) ??
    [];
  if (!site) throw new Error(`${dist}/index.html không ghi địa chỉ của trang.`);
  return site;
}

/** Writes a copy anew: what an older one left behind would be no part of its sums. */
function write(out: string, { name, files }: Copy): void {
  rmSync(join(out, name), { recursive: true, force: true });
  for (const { path, bytes } of files) {
    const target = join(out, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`;

async function main(): Promise<void> {
  const {
    out,
    dist = 'dist',
    ...given
  } = parseArgs({
    options: { out: { type: 'string', default: 'packs' }, dist: { type: 'string' } },
  }).values;
  void given;
  const isGiven = process.argv.some((option) => option.startsWith('--dist'));
  if (!isGiven && releaseIn(dist)?.build !== buildId()) {
    console.log('→ dist/ chưa có hoặc đã cũ: dựng trang trước.');
    const built = spawnSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
    if (built.status !== 0) throw new Error('không dựng được trang.');
  }
  const release = releaseIn(dist);
  if (!release?.day) throw new Error(`${dist}/ không phải trang đã dựng xong.`);
  const origin: Origin = {
    build: release.build,
    day: release.day,
    commit: commitOfSources(),
    site: siteOf(dist),
  };
  const copies = [await usbCopy(dist, origin), boxCopy(dist, origin)];
  for (const { name, files } of copies) {
    const unsafe = unsafeNames(files.map(({ path }) => path));
    if (unsafe.length > 0) throw new Error(`${name}: tên tệp USB không nhận: ${unsafe.join(', ')}`);
  }
  mkdirSync(out, { recursive: true });
  const zips = copies.map((copy) => {
    write(out, copy);
    const zip = { path: `${copy.name}.zip`, bytes: zipOf(copy.name, copy.files, origin.day) };
    writeFileSync(join(out, zip.path), zip.bytes);
    const size = copy.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    console.log(
      `✓ ${out}/${copy.name}: ${copy.files.length} tệp, ${megabytes(size)}; ${zip.path} ${megabytes(zip.bytes.length)}; mã kiểm ${copy.sum.slice(0, 16)}.`,
    );
    return zip;
  });
  writeFileSync(join(out, sumsFile), sumsOf(zips));
}

try {
  await main();
  // Vite's native parts keep the process alive.
  process.exit(0);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exit(2);
}
