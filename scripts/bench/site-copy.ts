import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import { type MeasuredRun, measuredRun } from './measured-run.ts';

/** @throws when a folder to work in is missing or lies in the repository. */
export function outside(folder: string | undefined): string {
  const path = resolve(folder ?? '');
  if (!folder || !relative(resolve('.'), path).startsWith('..'))
    throw new Error('name a folder outside the repository: --in DIR');
  mkdirSync(path, { recursive: true });
  return path;
}

/** The installed packages by links, in a folder of its own: caches of a build stay there. */
export function linkPackages(folder: string): void {
  const target = join(folder, 'node_modules');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync('node_modules'))
    if (!/^\.(?:cache|astro|vite|vite-temp)$/.test(name))
      symlinkSync(resolve('node_modules', name), join(target, name));
}

/** The sources as git tracks them, to be built and changed without touching ours. */
export function copyOfSources(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' });
  for (const file of stdout.split('\0').filter((name) => name && existsSync(name))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  linkPackages(folder);
}

/** Makes the next build a cold one. */
export function forgetCaches(folder: string): void {
  for (const name of ['node_modules/.cache', 'node_modules/.astro', 'node_modules/.vite'])
    rmSync(join(folder, name), { recursive: true, force: true });
  for (const name of ['.astro', 'dist'])
    rmSync(join(folder, name), { recursive: true, force: true });
}

/** A build of ours, with the seconds of its steps by their names. */
export interface OwnBuild extends MeasuredRun {
  readonly steps: ReadonlyMap<string, number>;
}

/** Builds a copy of our sources. @throws with the build's own words when it fails. */
export async function buildCopy(
  folder: string,
  environment: Record<string, string> = {},
): Promise<OwnBuild> {
  const run = await measuredRun([process.execPath, 'scripts/build.ts'], {
    cwd: folder,
    environment,
  });
  const steps = new Map(
    [...run.output.matchAll(/^→ (.+?)… ([\d.]+) giây/gm)].map(([, name = '', seconds]) => [
      name,
      Number(seconds),
    ]),
  );
  return { ...run, steps };
}

/** What a build left. */
export interface FolderSize {
  readonly pages: number;
  readonly files: number;
  /** MB (10⁶ bytes) as written, without compressed copies. */
  readonly megabytes: number;
  /** MB as sent: texts in brotli. */
  readonly sent: number;
}

const isText = /\.(?:html|css|m?js|json|jsonld|csv|svg|xml|txt|webmanifest)$/;

/**
 * Counts a finished folder. Where there are no `.br` files, texts are compressed here at quality 5 (of large sites there
 * are gigabytes): a few per cent more than what a good host would send.
 */
export function folderSize(folder: string): FolderSize {
  let [pages, files, bytes, sent] = [0, 0, 0, 0];
  for (const name of globSync('**/*', { cwd: folder })) {
    const path = join(folder, name);
    const stat = statSync(path);
    if (!stat.isFile() || /\.(?:br|gz)$/.test(name)) continue;
    files += 1;
    if (name.endsWith('.html')) pages += 1;
    bytes += stat.size;
    if (!isText.test(name)) sent += stat.size;
    else if (existsSync(`${path}.br`)) sent += statSync(`${path}.br`).size;
    else
      sent += brotliCompressSync(readFileSync(path), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
      }).length;
  }
  return { pages, files, megabytes: bytes / 1e6, sent: sent / 1e6 };
}
