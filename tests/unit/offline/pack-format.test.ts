import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { decompress } from 'fzstd';
import { expect, test } from 'vitest';
import { packOf } from '#offline/cache-plan.ts';
import { packFiles, unpackFiles } from '#offline/pack-format.ts';
import { copyOf } from '#offline/stored.ts';

const file = fc.record({ url: fc.webPath(), bytes: fc.uint8Array({ maxLength: 2000 }) });

test('what goes into a pack comes out of it, after compression too', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 30 }), (files) => {
      const packed = packFiles(files);
      expect(unpackFiles(decompress(zstdCompressSync(packed)))).toEqual(files);
    }),
  );
});

test('a pack that was cut does not come apart', () => {
  const packed = packFiles([{ url: '/a/', bytes: new Uint8Array(100) }]);
  expect(() => unpackFiles(packed.subarray(0, packed.length - 1))).toThrow(RangeError);
});

test('shell, search and the rest lie in packs of their own', () => {
  expect(['/', '/tim/', '/_astro/Page.css', '/icon.svg', '/mat-mang/'].map(packOf)).toEqual(
    Array(5).fill('nen'),
  );
  expect(packOf('/pagefind/0123456789ab/worker.js')).toBe('tim-kiem');
  expect(['/dich-vu/', '/huong-dan/a/in/', '/ky-nang/a/', '/viec/a/'].map(packOf)).toEqual(
    Array(4).fill('thiet-yeu'),
  );
});

test('a copy has its type by its name, and the policies of its own path', () => {
  const page = copyOf('/huong-dan/a/', 'x');
  expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect(page.headers.get('Content-Security-Policy')).not.toContain('wasm');
  expect(copyOf('/pagefind/0/worker.js', 'x').headers.get('Content-Security-Policy')).toContain(
    'wasm-unsafe-eval',
  );
  expect(page.headers.has('Strict-Transport-Security')).toBe(false);
});
