import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { compareFolders } from '../../../scripts/compare-folders.ts';

const root = mkdtempSync(join(tmpdir(), 'cam-tay-compare-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  mkdirSync(join(folder, '.hidden'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

test('tells every difference with its first byte', () => {
  const first = folderOf('first', {
    same: 'same',
    changed: 'abcd',
    shorter: 'abc',
    longer: 'abcdef',
    '.hidden/file': 'x',
    gone: '',
  });
  const second = folderOf('second', {
    same: 'same',
    changed: 'abXd',
    shorter: 'abcdef',
    longer: 'abc',
    '.hidden/file': 'y',
    new: '',
  });
  expect(compareFolders(first, second)).toEqual([
    { path: '.hidden/file', kind: 'bytes', at: 0 },
    { path: 'changed', kind: 'bytes', at: 2 },
    { path: 'gone', kind: 'only-in-first' },
    { path: 'longer', kind: 'bytes', at: 3 },
    { path: 'new', kind: 'only-in-second' },
    { path: 'shorter', kind: 'bytes', at: 3 },
  ]);
  expect(compareFolders(first, first)).toEqual([]);
});
