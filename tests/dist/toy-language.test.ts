import { spawnSync } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * What a language costs: a folder of content and a message file. The toy one, `tlh`, is English with a mark before every
 * word of the frame, and one translated lesson.
 */
// Node runs no TypeScript below `node_modules`.
const copy = mkdtempSync(join(tmpdir(), 'cam-tay-toy-'));
const lesson = 'tranh-lua-dao';

function build(): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('node_modules/astro/bin/astro.mjs'), 'build', '--silent', '--root', copy],
    {
      cwd: copy,
      encoding: 'utf8',
      timeout: 240_000,
      env: {
        PATH: process.env.PATH,
        HOME: copy,
        ASTRO_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
      },
    },
  );
  return { status, output: `${stdout}${stderr}`.slice(-4000) };
}

const messages = (): string =>
  readFileSync('src/i18n/languages/en.ts', 'utf8')
    .replace("name: 'English'", "name: 'Toy'")
    .replace("skip: '", "skip: 'TOY ");

function write(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}

beforeAll(() => {
  for (const path of [
    'src',
    'scripts',
    'deploy',
    'public',
    'content',
    'package.json',
    'package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
  ])
    cpSync(path, join(copy, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'dir');
  // Half the work: the lists are long, and English has been built already.
  rmSync(join(copy, 'content/en'), { recursive: true });
  write('src/i18n/languages/tlh.ts', messages());
  write(
    `content/tlh/lessons/${lesson}.mdx`,
    readFileSync(`content/en/lessons/${lesson}.mdx`, 'utf8').replace(
      /^title: .*/m,
      'title: Toy title',
    ),
  );
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const page = (path: string) => parse(readFileSync(join(copy, 'dist', path, 'index.html'), 'utf8'));

describe('a new language', () => {
  test('is built from its folder and its messages alone', () => {
    const { status, output } = build();
    expect(status, output).toBe(0);
    const home = page('tlh');
    expect(home.querySelector('html')?.getAttribute('lang')).toBe('tlh');
    expect(home.querySelector('a.skip')?.text).toMatch(/^TOY /);
    expect(page('.').querySelector('a[hreflang=tlh]')?.text).toBe('Toy');
    // One page is translated, the next one is not and says so.
    expect(page(`tlh/ky-nang/${lesson}`).querySelector('h1')?.text).toBe('Toy title');
    expect(page(`tlh/ky-nang/${lesson}`).querySelector('[data-not-translated]')).toBeNull();
    expect(page('tlh/ky-nang/cai-vneid').querySelector('[data-not-translated]')).not.toBeNull();
    expect(globSync('**/index.html', { cwd: join(copy, 'dist/tlh') }).length).toBeGreaterThan(900);
    // The language that has no folder is gone with all its addresses.
    expect(globSync('en/**', { cwd: join(copy, 'dist') })).toEqual([]);
  }, 300_000);

  test('is not built with a word missing', () => {
    write('src/i18n/languages/tlh.ts', messages().replace(/^\s+skip: .*\n/m, ''));
    const { status, output } = build();
    expect(status).not.toBe(0);
    expect(output).toContain('src/i18n/languages/tlh.ts thiếu: site.nav.skip');
  }, 300_000);

  test('is not built without its messages', () => {
    rmSync(join(copy, 'src/i18n/languages/tlh.ts'));
    const { status, output } = build();
    expect(status).not.toBe(0);
    expect(output).toContain('src/i18n/languages/tlh.ts');
  }, 300_000);
});
