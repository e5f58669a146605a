import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContentWatch } from '#read/content-watch.ts';
import { startReader } from '../../../scripts/read-beside.ts';
import { edit, type Files, remove, tinyContent, today } from '../../support/rule-cases.ts';
import { tempFolder } from '../../support/temp-folder.ts';

function folderOf(files: Files): string {
  const folder = join(tempFolder('read'), 'content');
  for (const [file, text] of Object.entries(files)) {
    if (typeof text !== 'string' && !(text instanceof Uint8Array)) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

beforeEach(() => {
  vi.stubEnv('TODAY', today);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('hands over what pages are made of, then what it was read from', async () => {
  const watch: ContentWatch = {};
  const folder = folderOf(tinyContent);
  const { entries, checked } = startReader()(folder, watch);
  await entries;
  expect(watch.read).toBeUndefined();
  const frame = watch.entries?.get('frame')?.get('frame');
  expect(frame).toMatchObject({ id: 'frame', collection: 'frame' });
  expect(frame?.data).toMatchObject({ today });
  await checked;
  expect([...(watch.read?.keys() ?? [])].some((file) => file.endsWith('site.yaml'))).toBe(true);
});

test('what a check refuses may be made into pages, and never counts as checked', async () => {
  const watch: ContentWatch = {};
  const guide = Object.keys(tinyContent).find((file) => /^guides\/.*\.mdx$/.test(file)) ?? '';
  const folder = folderOf(edit(guide, 'title:', 'titel:')(tinyContent));
  const { checked } = startReader()(folder, watch);
  await expect(checked).rejects.toThrow(guide);
  expect(watch.read).toBeUndefined();
});

test('content without its first file fails with what is missing', async () => {
  const { entries, checked } = startReader()(folderOf(remove('site.yaml')(tinyContent)), {});
  await expect(entries).rejects.toThrow('site.yaml');
  await expect(checked).rejects.toThrow('site.yaml');
});
