import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFormer } from '../../../scripts/keep-former.ts';

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'cam-tay-keep-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

/** A release of a few files: what is written below `_astro`, `pagefind` and `goi`, and a page. */
function release(name: string, files: readonly string[]): string {
  const folder = join(top, name);
  const all = [...files, `pagefind/${name}/worker.js`, `goi/nen-${name}.pack`, 'index.html'];
  for (const file of all) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${name} ${file}`);
  }
  const list = (paths: readonly string[]) => paths.map((path) => ({ url: `/${path}`, bytes: 1 }));
  writeFileSync(
    join(folder, 'release.json'),
    JSON.stringify({
      build: name,
      day: '2026-11-26',
      files: list([...files, `pagefind/${name}/worker.js`]),
      packs: list([`goi/nen-${name}.pack`]),
    }),
  );
  return folder;
}

test('files of two former releases stay, those of the third go, pages never come along', () => {
  const folders = ['a', 'b', 'c', 'd'].map((name) => release(name, [`_astro/Page.${name}.css`]));
  for (let at = 1; at < folders.length; at += 1) keepFormer(folders[at - 1] as string, folders[at]);
  const has = (file: string) => existsSync(join(folders[3] as string, file));
  for (const name of ['b', 'c', 'd'])
    for (const file of [
      `_astro/Page.${name}.css`,
      `pagefind/${name}/worker.js`,
      `goi/nen-${name}.pack`,
    ])
      expect(has(file), file).toBe(true);
  for (const file of ['_astro/Page.a.css', 'pagefind/a/worker.js', 'goi/nen-a.pack'])
    expect(has(file), file).toBe(false);
  expect(readFileSync(join(folders[3] as string, 'index.html'), 'utf8')).toBe('d index.html');
});

test('a file that several releases share stays until two releases have gone by without it', () => {
  const folders = ['a', 'b', 'c', 'd', 'e'].map((name) =>
    release(name, name < 'c' ? ['_astro/shared.css'] : []),
  );
  const has = folders.slice(1).map((folder, at) => {
    keepFormer(folders[at] as string, folder);
    return existsSync(join(folder, '_astro/shared.css'));
  });
  expect(has).toEqual([true, true, true, false]);
});

test('a file of the new release is never replaced by a former one', () => {
  const [before, now] = [release('a', ['_astro/x.js']), release('b', ['_astro/x.js'])];
  keepFormer(before, now);
  expect(readFileSync(join(now, '_astro/x.js'), 'utf8')).toBe('b _astro/x.js');
});

test('a folder that is no release is refused', () => {
  mkdirSync(join(top, 'x'));
  expect(() => keepFormer(join(top, 'x'), top)).toThrow(/không phải một bản đã dựng/);
});
