import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'cam-tay-id-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A copy of what the id is made from, and of what it needs to run. */
function copyOf(name: string): string {
  const folder = join(root, name);
  mkdirSync(join(folder, 'content'), { recursive: true });
  for (const path of ['src', 'public', 'deploy', 'scripts', 'package.json', 'package-lock.json'])
    cpSync(path, join(folder, path), { recursive: true });
  for (const path of ['astro.config.mjs', 'tsconfig.json']) cpSync(path, join(folder, path));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function idIn(folder: string, environment: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['-e', "import('./scripts/build-id.ts').then(({ buildId }) => console.log(buildId()))"],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, TODAY: '2026-11-26', ...environment },
    },
  );
  if (!/^[0-9a-f]{12}\n$/.test(stdout)) throw new Error(stderr);
  return stdout.trim();
}

const plain = copyOf('plain');
const id = idIn(plain);

test('is the same in another folder, time zone and language', () => {
  const other = copyOf('một thư mục khác');
  expect(idIn(other, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' })).toBe(id);
});

test.each<[string, Record<string, string>]>([
  ['day', { TODAY: '2026-11-27' }],
  ['address', { SITE_ADDRESS: 'https://elsewhere.example/' }],
])('is another for another %s', (_, environment) => {
  expect(idIn(plain, environment)).not.toBe(id);
});

test.each(['src/new.ts', 'public/.well-known', 'content/site.yaml', 'package.json'])(
  'is another when %s changes',
  (path) => {
    const changed = copyOf(path.replaceAll('/', '-'));
    writeFileSync(
      join(changed, path),
      '{"type":"module","imports":{"#read/*":"./src/read/*","#domain/*":"./src/domain/*","#schemas/*":"./src/schemas/*"}}',
    );
    expect(idIn(changed)).not.toBe(id);
  },
);
