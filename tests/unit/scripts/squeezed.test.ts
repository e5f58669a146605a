import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetUnused, squeezed } from '../../../scripts/squeezed.ts';

let folder: string;
let made: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-tay-squeezed-'));
  made = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = Buffer.from('Đăng ký khai sinh. '.repeat(200));
const brotli = (bytes: Uint8Array): Buffer => {
  made += 1;
  return brotliCompressSync(bytes);
};
const kept = (): string[] => globSync(join(folder, '*', '*'));

test('the second time gives the same bytes and makes nothing', async () => {
  const fresh = await squeezed(text, 'brotli', brotli, folder);
  const again = await squeezed(text, 'brotli', brotli, folder);
  expect(Buffer.compare(again, fresh)).toBe(0);
  expect(Buffer.compare(again, brotliCompressSync(text))).toBe(0);
  expect(made).toBe(1);
});

test('other bytes and other settings have results of their own', async () => {
  await squeezed(text, 'brotli', brotli, folder);
  await squeezed(text.subarray(1), 'brotli', brotli, folder);
  await squeezed(text, 'brotli, fast', brotli, folder);
  expect(made).toBe(3);
});

test.each([
  ['a changed byte', (entry: Buffer) => entry.fill(entry.readUInt8(40) ^ 1, 40, 41)],
  ['a missing end', (entry: Buffer) => entry.subarray(0, -5)],
  ['nothing left', () => Buffer.alloc(0)],
])('a damaged result is made anew: %s', async (_, damage) => {
  const fresh = await squeezed(text, 'brotli', brotli, folder);
  const [path = ''] = kept();
  const whole = readFileSync(path);
  writeFileSync(path, damage(Buffer.from(whole)));
  expect(Buffer.compare(await squeezed(text, 'brotli', brotli, folder), fresh)).toBe(0);
  expect(made).toBe(2);
  expect(Buffer.compare(readFileSync(path), whole)).toBe(0);
});

test('what was used lately stays', async () => {
  await squeezed(text, 'brotli', brotli, folder);
  forgetUnused(folder);
  expect(kept()).toHaveLength(1);
});
