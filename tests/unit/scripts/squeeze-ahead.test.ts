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
/** What was squeezed of a text, brotli and gzip, and nothing made now. */
async function known(text: string, quality: number): Promise<string[]> {
  const both = await squeezed(
    Buffer.from(text),
    `brotli ${quality} text, gzip 9`,
    () => {
      throw new Error('not squeezed ahead');
    },
    cache(),
  );
  const border = 4 + Buffer.from(both).readUInt32BE();
  return [brotliDecompressSync(both.subarray(4, border)), gunzipSync(both.subarray(border))].map(
    (bytes) => bytes.toString(),
  );
}

const page = (mark: string): string =>
  `<!doctype html><html lang="vi" data-mark="${mark}"><p>${'Đăng ký khai sinh. '.repeat(40)}</p></html>`;

test('squeezes a page with the mark that it is going to have, and what is written later', async () => {
  write('index.html', page('pagemark'));
  start();
  await results(1);
  const marked = page('df8e2d13');
  expect(await known(marked, 10)).toEqual([marked, marked]);

  const words = '.card { color: #123456 }\n'.repeat(40);
  write('a.css', words);
  await results(2);
  expect(await known(words, 11)).toEqual([words, words]);
});

test('goes on where a file goes away or cannot be read', async () => {
  mkdirSync(join(folder, 'dist', 'a.js'));
  write('b.txt', 'Chờ một chút. '.repeat(40));
  start();
  await results(1);
});

test('ends with the build that started it', async () => {
  start();
  write('a.txt', 'Chờ một chút. '.repeat(40));
  await results(1);
  ahead.disconnect();
  expect(await once(ahead, 'exit')).toEqual([0, null]);
});
