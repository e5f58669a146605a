import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Release } from '#offline/cache-names.ts';
import { cachePlan } from '#offline/cache-plan.ts';
import { builtPages } from './site.ts';

const release = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
const worker = readFileSync('dist/sw.js', 'utf8');
const fileOf = (url: string) => `dist${url}${url.endsWith('/') ? 'index.html' : ''}`;

test('every file of the release is there, with the hash the worker will ask for', () => {
  for (const { url, sha256, bytes } of release.files) {
    const content = readFileSync(fileOf(url));
    expect(content.length, url).toBe(bytes);
    expect(createHash('sha256').update(content).digest('base64'), url).toBe(sha256);
    expect(worker, url).toContain(sha256);
  }
});

test('the worker belongs to the build of the pages', () => {
  expect(builtPages()[0]?.root.querySelector('html')?.getAttribute('data-build')).toBe(
    release.build,
  );
  expect(worker).toContain(release.build);
  expect(existsSync(`dist/pagefind/${release.build}/worker.js`)).toBe(true);
});

test('every service and every guide with its hand-out is kept on the phone', () => {
  const kept = new Set(release.files.map(({ url }) => url));
  const wanted = builtPages()
    .map(({ path }) => path)
    .filter((path) => /^\/(?:dich-vu|huong-dan|viec)\//.test(path));
  expect(wanted.filter((path) => !kept.has(path))).toEqual([]);
});

test('everything a kept page needs is kept as well', () => {
  const kept = new Set(release.files.map(({ url }) => url));
  const missing = new Set<string>();
  for (const { path, root } of builtPages()) {
    if (!kept.has(path)) continue;
    for (const element of root.querySelectorAll('script[src], link[rel=stylesheet], img[src]')) {
      const address = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
      if (!kept.has(address)) missing.add(`${path} ${address}`);
    }
  }
  expect([...missing]).toEqual([]);
});

test('what a phone keeps stays within its budget', () => {
  const bytes = release.files.reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes).toBeLessThanOrEqual(cachePlan.maxTotalBytes);
  expect(release.files.length).toBeLessThanOrEqual(cachePlan.maxFiles);
});
