import type { Buffer } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { tinyContent } from './rule-cases.ts';

/**
 * A site as small as can be with our guard, our reader and Astro's real build: each case changes a few files of it and
 * says what the build must answer.
 */
const repository = resolve('.');
const made: string[] = [];

/** Takes away every site that was made. */
export function removeSmallSites(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const head = `<meta charset="utf-8" /><meta http-equiv="Content-Security-Policy" content={contentSecurityMeta} />`;
const base: Readonly<Record<string, string>> = {
  'astro.config.mjs': `import { defineConfig } from 'astro/config';
import { contentGuard } from './scripts/guard.ts';
export default defineConfig({ site: 'https://camtay.example/', trailingSlash: 'always', cacheDir: './.cache', integrations: [contentGuard()], MORE });
`,
  'src/pages/index.astro': `---
import { getCollection } from 'astro:content';
import { contentSecurityMeta } from '#deploy/policy.ts';
const services = await getCollection('services');
---
<!doctype html><html lang="vi"><head>${head}<title>Thử</title></head><body>{services.map(({ data }) => <p>{data.front.title}</p>)}</body></html>
`,
};

/**
 * @param files - files of the site that are to be different.
 * @param options.more - more settings of Astro; `contentFolder` - another folder of content than the tiny one.
 */
export function buildSmallSite(
  files: Readonly<Record<string, string>>,
  { more = '', contentFolder = 'content' } = {},
) {
  const folder = writeSmallSite(files, more);
  // Caches stay in the folder: the packages are a link to those of the repository.
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build', '--silent'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: environment(contentFolder),
  });
  return { folder, status, output: `${stdout}\n${stderr}` };
}

const astro = join(repository, 'node_modules/astro/bin/astro.mjs');

const environment = (contentFolder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
  CONTENT_DIR: contentFolder,
  TODAY: '2026-11-26',
  NODE_ENV: '',
  // Under Vitest Astro serves no pages.
  VITEST: '',
});

/** The small site served by `astro dev` on a free port. The caller ends it. */
export async function serveSmallSite(files: Readonly<Record<string, string>> = {}) {
  const folder = writeSmallSite(files, '');
  const child = spawn(process.execPath, [astro, 'dev', '--port', '0', '--host', '127.0.0.1'], {
    cwd: folder,
    env: environment('content'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = await new Promise<string>((found, failed) => {
    const hear = (words: Buffer): void => {
      output += words.toString();
      const [, at] = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(output) ?? [];
      if (at) found(at);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => failed(new Error(output)));
  });
  const end = (): Promise<void> =>
    new Promise((ended) => {
      child.on('exit', () => ended());
      child.kill('SIGKILL');
    });
  return { folder, address, end };
}

/** Writes the files of a small site into a new folder. */
function writeSmallSite(files: Readonly<Record<string, string>>, more: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'cam-tay-guard-'));
  made.push(folder);
  for (const room of ['schemas', 'domain', 'i18n', 'read', 'checks', 'checked'])
    cpSync(join(repository, 'src', room), join(folder, 'src', room), { recursive: true });
  for (const file of [
    'src/content.config.ts',
    'scripts/expected-pages.ts',
    'scripts/former-files.ts',
    'scripts/guard.ts',
    'scripts/kept-pages.ts',
    'scripts/languages.ts',
    'scripts/make-pages.ts',
    'scripts/mark-pages.ts',
    'scripts/read-beside.ts',
    'scripts/read-checked.ts',
    'scripts/remembered.ts',
    'src/offline/page-mark.ts',
    'deploy',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(repository, file), join(folder, file), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  const content = Object.fromEntries(
    Object.entries(tinyContent).map(([file, text]) => [`content/${file}`, String(text)]),
  );
  for (const [file, text] of Object.entries({ ...content, ...base, ...files })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text.replace('MORE', more));
  }
  return folder;
}
