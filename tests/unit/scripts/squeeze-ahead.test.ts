import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { squeezed, squeezedFolder } from '../../../scripts/squeezed.ts';

let folder: string;
let ahead: ChildProcess;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-tay-ahead-'));
  mkdirSync(join(folder, 'dist'));
});
afterEach(() => {
  ahead.kill();
  rmSync(folder, { recursive: true, force: true });
});

const start = (): void => {
  ahead = fork(resolve('scripts/squeeze-ahead.ts'), { cwd: folder, stdio: 'ignore' });
};
const write = (name: string, text: string): void => writeFileSync(join(folder, 'dist', name), text);
const cache = (): string => join(folder, squeezedFolder);
const results = async (count: number): Promise<void> =>
  vi.waitFor(() => expect(globSync(join(cache(), '*', '*'))).toHaveLength(count), 20_000);
/** What was squeezed of a text, and nothing made now. */
const known = (text: string, settings: string): Promise<Uint8Array> =>
  squeezed(
    Buffer.from(text),
    settings,
    () => {
      throw new Error('not squeezed ahead');
    },
    cache(),
  );

const page = (mark: string): string =>
  `<!doctype html><html lang="vi" data-mark="${mark}"><p>${'Đăng ký khai sinh. '.repeat(40)}</p></html>`;

test('squeezes a page with the mark that it is going to have, and what is written later', async () => {
  write('index.html', page('pagemark'));
  start();
  await results(2);
  const marked = page('df8e2d13');
  const brotli = await known(marked, 'brotli 10 text');
  expect(brotliDecompressSync(brotli).toString()).toBe(marked);
  expect(gunzipSync(await known(marked, 'gzip 9')).toString()).toBe(marked);

  const words = 'Bản đồ điểm Wi-Fi miễn phí. '.repeat(40);
  write('wifi.txt', words);
  await results(4);
  expect(brotliDecompressSync(await known(words, 'brotli 11 text')).toString()).toBe(words);
});

test('goes on where a file goes away or cannot be read', async () => {
  mkdirSync(join(folder, 'dist', 'a.js'));
  write('b.txt', 'Chờ một chút. '.repeat(40));
  start();
  await results(2);
});

test('ends with the build that started it', async () => {
  start();
  write('a.txt', 'Chờ một chút. '.repeat(40));
  await results(2);
  ahead.disconnect();
  expect(await once(ahead, 'exit')).toEqual([0, null]);
});
