import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const parent = mkdtempSync(join(tmpdir(), 'cam-tay-place-site-'));
const content = join(parent, 'xa-binh-thu');
// Below the repository: while it is built, the site asks for packages from where it lies.
mkdirSync('node_modules/.cache', { recursive: true });
const site = mkdtempSync(resolve('node_modules/.cache/new-place-'));

function run(args: readonly string[], more: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
    encoding: 'utf8',
    timeout: 240_000,
    // Not ours: Vitest sets `DEV` and others, by which Astro would build for developers.
    env: {
      PATH: process.env.PATH,
      HOME: parent,
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      ...more,
    },
  });
  return { status, output: `${stdout}${stderr}`.slice(-4000) };
}

const pages = (): { path: string; html: string }[] =>
  globSync('**/*.{html,txt,xml}', { cwd: site }).map((path) => ({
    path: path.replaceAll('\\', '/'),
    html: readFileSync(join(site, path), 'utf8'),
  }));

beforeAll(() => {
  const made = run([
    'scripts/new.ts',
    'place',
    '--to',
    content,
    '--answers',
    'tests/fixtures/new-place.yaml',
  ]);
  expect(made.output).toContain('không có lỗi');
  const built = run(['node_modules/astro/bin/astro.mjs', 'build', '--silent', '--outDir', site], {
    CONTENT_DIR: content,
  });
  expect(built.status, built.output).toBe(0);
}, 300_000);
afterAll(() => {
  for (const folder of [parent, site]) rmSync(folder, { recursive: true, force: true });
});

test('another commune has a whole site from one file of answers', () => {
  const paths = pages().map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(900);
  for (const path of [
    'index.html',
    'noi-ho-tro/index.html',
    'noi-ho-tro/noi-cu-noi-moi/index.html',
  ])
    expect(paths).toContain(path);
});

test('none of its pages names the place it was made from', () => {
  const names = /Cai Lậy|Đồng Tháp|Tiền Giang|Mỹ Phước Tây|dongthap/;
  expect(
    pages().flatMap(({ path, html }) => {
      const at = html.search(names);
      return at < 0 ? [] : `${path}: …${html.slice(Math.max(at - 60, 0), at + 60)}…`;
    }),
  ).toEqual([]);
});

test('its pages name their own place, and say what nobody knows yet', () => {
  const text = (path: string) =>
    parse(readFileSync(join(site, path), 'utf8')).querySelector('main')?.text ?? '';
  expect(text('gioi-thieu/index.html')).toContain('Xã Bình Thử, tỉnh Thử Nghiệm');
  expect(text('noi-ho-tro/index.html')).toContain('Số 1 đường Mẫu, ấp Thử');
  expect(text('noi-ho-tro/index.html')).toContain('Chưa có thông tin');
  expect(text('noi-ho-tro/noi-cu-noi-moi/index.html')).toContain('Xã Bình Cũ (cũ)');
  expect(text('huong-dan/dang-ky-khai-sinh/index.html')).toContain('tỉnh Thử Nghiệm');
});
