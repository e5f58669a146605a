/**
 * `npm run reproduce`: builds the sources twice, in two folders and two surroundings as unlike as one computer
 * allows, and compares every byte of both `dist/`. `npm run reproduce -- --against dist` builds once and compares
 * with a `dist/` that is there already, from here or from a release. `--continued` makes the second from a build of
 * other content, step by step, with what that build remembers: what a build does not make again must be what it would
 * have made.
 * Exit code 0 the same, 1 different, 2 could not run.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { today } from '#read/today.ts';
import { compareFolders, type Difference } from './compare-folders.ts';
import { filesBelow } from './release-manifest.ts';
import { editRow, editTexts } from './small-edits.ts';

/** What a build must not depend on. */
interface Surroundings {
  /** Length, spaces and letters of the path. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly umask: number;
  /** When all sources were last changed. */
  readonly changedAt: Date;
  /** Files are written in this order, which some file systems keep when they list a folder. */
  readonly order: 'forwards' | 'backwards';
}

/** Set before everything else in Node: its clock runs 400 days ahead, so that only `TODAY` can name the day. */
const anotherYear = `--import=data:text/javascript,${encodeURIComponent(
  `globalThis.Date=new Proxy(Date,{
    construct:(Clock,given,target)=>Reflect.construct(Clock,given.length?given:[Clock.now()+400*864e5],target),
    get:(Clock,name)=>name==='now'?()=>Clock.now()+400*864e5:Clock[name]
  })`,
)}`;

const one: Surroundings = {
  folder: 'a',
  environment: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C', UV_THREADPOOL_SIZE: '1' },
  umask: 0o022,
  changedAt: new Date('2001-01-01T00:00:00Z'),
  order: 'forwards',
};

const other: Surroundings = {
  folder: 'một thư mục khác, có dấu và đường dẫn dài/hơn/nhiều',
  environment: {
    TZ: 'America/Los_Angeles',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    UV_THREADPOOL_SIZE: '8',
    NODE_OPTIONS: anotherYear,
  },
  umask: 0o077,
  changedAt: new Date('2033-12-31T23:59:59Z'),
  order: 'backwards',
};

/** Variables that decide what is built; all others are kept from the build. */
const passedOn = ['SITE_ADDRESS', 'SOURCE_COMMIT', 'MANIFEST_KEY'];
const pathsPassedOn = ['CONTENT_DIR', 'MANIFEST_KEY_FILE'];

/** The installed packages by hard links: a folder of its own for caches, without copying 600 MB. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    // Caches of Astro, Vite and ours: each build starts without.
    if (entry.isDirectory() && /^\.(?:cache|astro|vite|vite-temp)$/.test(entry.name)) continue;
    if (entry.isDirectory()) linkPackages(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

/** Made here or fetched, never written by us; only looked at where there is no git. */
const notSources = /^(?:node_modules|dist|\.dist-before|\.astro|\.git|test-results)\//;

/** The sources: what git tracks, and new files that it does not ignore; without git, all but what is made here. */
function sourceFiles(): string[] {
  const list = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  if (list.status === 0) return list.stdout.split('\0').filter((file) => file && existsSync(file));
  return globSync(['**/*', '**/.*', '**/.*/**/*'], {
    withFileTypes: true,
    exclude: ({ name }) => notSources.test(`${name}/`),
  })
    .filter((entry) => entry.isFile())
    .map((entry) => relative('.', join(entry.parentPath, entry.name)))
    .sort();
}

/** Builds the sources in `surroundings`, by small changes of the content if `continued`; returns the finished folder. */
function build(root: string, day: string, surroundings: Surroundings, continued = false): string {
  const folder = join(root, surroundings.folder);
  const home = join(root, `home-${surroundings.order}`);
  for (const path of [folder, home]) mkdirSync(path, { recursive: true });
  const files = sourceFiles();
  if (surroundings.order === 'backwards') files.reverse();
  for (const file of files) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
    utimesSync(target, surroundings.changedAt, surroundings.changedAt);
  }
  linkPackages('node_modules', join(folder, 'node_modules'));

  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: home,
    TODAY: day,
    ...surroundings.environment,
  };
  for (const name of passedOn) if (process.env[name]) environment[name] = process.env[name];
  for (const name of pathsPassedOn) {
    const path = process.env[name];
    if (path) environment[name] = resolve(path);
  }
  const umask = process.umask(surroundings.umask);
  const run = (): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts'], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`bản dựng ở “${folder}” hỏng:\n${stdout}${stderr}`);
    return stdout;
  };
  try {
    if (continued) runContinued(join(folder, 'content'), day, run);
    else run();
  } finally {
    process.umask(umask);
  }
  return join(folder, 'dist');
}

/**
 * A build from nothing, one after a change in a list, one after changes of texts. The row first: it makes most pages
 * anew, and a page that a text should have changed would be mended by it.
 */
function runContinued(content: string, day: string, run: () => string): void {
  const [rows, texts] = [editRow(content), editTexts(content, day)];
  if (rows.length === 0 || texts.length < 4) throw new Error('nội dung không có gì để đổi thử');
  for (const edits of [[], rows, texts]) {
    for (const edit of edits) edit.undo();
    const said = run();
    // Else nothing would be tried of what a build takes from the one before.
    if (edits.length > 0 && !said.includes('bằng mã của lần dựng trước'))
      throw new Error('lần dựng tiếp không dùng mã của lần dựng trước');
  }
}

function lineFor(difference: Difference): string {
  const { path, kind } = difference;
  if (kind === 'bytes') return `  ${path}: khác từ byte ${difference.at}`;
  return `  ${path}: chỉ có ở bản ${kind === 'only-in-first' ? 'thứ nhất' : 'thứ hai'}`;
}

/** Build and day of a finished site. */
const releaseOf = (folder: string): { readonly build: string; readonly day: string } =>
  JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8'));

/** After so many lines it is clear that the difference is a large one. */
const shown = 20;

function main(): number {
  const { against, continued } = parseArgs({
    options: { against: { type: 'string' }, continued: { type: 'boolean' } },
  }).values;
  const started = performance.now();
  const root = mkdtempSync(join(tmpdir(), 'cam-tay-'));
  try {
    const day = against ? releaseOf(against).day : today();
    const first = against ?? build(root, day, one);
    const second = build(root, day, other, continued);
    const differences = compareFolders(first, second);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    if (differences.length === 0) {
      console.log(
        `✓ Hai bản dựng giống nhau từng byte: ${filesBelow(second).length} tệp, ngày ${day} (${seconds} giây).`,
      );
      return 0;
    }
    console.error(`✗ Hai bản dựng khác nhau ở ${differences.length} tệp:`);
    for (const difference of differences.slice(0, shown)) console.error(lineFor(difference));
    if (differences.length > shown) console.error(`  … và ${differences.length - shown} tệp khác.`);
    const [id, again] = [first, second].map((folder) => releaseOf(folder).build);
    if (id !== again)
      console.error(`  Mã bản khác nhau (${id}, ${again}): hai bản không dựng từ cùng một nguồn.`);
    return 1;
  } catch (error) {
    console.error(`✗ Không so được: ${error instanceof Error ? error.message : error}`);
    return 2;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

process.exit(main());
