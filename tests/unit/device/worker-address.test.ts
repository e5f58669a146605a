import { expect, test } from 'vitest';
import { workerAddress } from '#device/worker-address.ts';

test.each(['/sw.js', '/pagefind/0123456789ab/worker.js', '/pagefind/0123456789ab/en/worker.js'])(
  '%s may start as a worker',
  (address) => {
    expect(workerAddress(address)).toBe(address);
  },
);

test.each([
  'https://elsewhere.example/sw.js',
  '/_astro/a.js',
  '/pagefind/0123456789ab/../worker.js',
  '/pagefind/0123456789ab/en/other.js',
  '/pagefind/0123456789ab/en/en/worker.js',
])('%s may not', (address) => {
  expect(() => workerAddress(address)).toThrow(address);
});
