import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { decompress } from 'fzstd';
import { expect, test } from 'vitest';
import type { Release } from '#offline/cache-names.ts';
import { cachePlan } from '#offline/cache-plan.ts';
import { unpackFiles } from '#offline/pack-format.ts';
import { filesBelow } from '../../scripts/release-manifest.ts';
import { builtPages } from './site.ts';

const release = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
const worker = readFileSync('dist/sw.js', 'utf8');
const fileOf = (url: string) => `dist${url}${url.endsWith('/') ? 'index.html' : ''}`;

test('every file of the release is there, with the hash the worker will ask for', () => {
  for (const { url, bytes } of release.files) {
    const content = readFileSync(fileOf(url));
    expect(content.length, url).toBe(bytes);
    expect(worker, url).toContain(createHash('sha256').update(content).digest('base64'));
  }
});

test('every pack holds the files it names, byte for byte, and is named by its hash', () => {
  expect(release.packs.length).toBeGreaterThan(10);
  for (const { id, url, bytes, sha256, unpacked, files } of release.packs) {
    const packed = readFileSync(fileOf(url));
    expect(packed.length, id).toBe(bytes);
    expect(createHash('sha256').update(packed).digest('base64'), id).toBe(sha256);
    const inside = unpackFiles(decompress(packed));
    expect(
      inside.map((file) => file.url),
      id,
    ).toEqual(files);
    for (const file of inside)
      expect(readFileSync(fileOf(file.url)).equals(file.bytes), `${id} ${file.url}`).toBe(true);
    expect(inside.reduce((sum, file) => sum + file.bytes.length, 0)).toBe(unpacked);
  }
});

test('the packs together hold every page', () => {
  const packed = new Set(release.packs.flatMap(({ files }) => files));
  const pages = builtPages()
    .map(({ path }) => path)
    .filter((path) => path !== '/404.html');
  expect(pages.filter((path) => !packed.has(path))).toEqual([]);
});

test('the tools for papers cost no phone anything before they are visited, and are in the pack of everything', () => {
  const tools = builtPages().filter(({ path }) => path.startsWith('/cong-cu/'));
  const kept = new Set(release.files.map(({ url }) => url));
  const everything = new Set(release.packs.find(({ id }) => id === 'tat-ca')?.files);
  const assets = readdirSync('dist/_astro').filter((name) =>
    /^(?:chup-giay-to|anh-4x6|paper-|picture-|portrait-).*\.(?:js|css)$/.test(name),
  );
  expect(tools.length).toBe(2);
  expect(assets.length).toBe(4);
  for (const url of [
    ...tools.map(({ path }) => path),
    ...assets.map((name) => `/_astro/${name}`),
  ]) {
    expect(kept.has(url), url).toBe(false);
    expect(everything.has(url), url).toBe(true);
  }
});

test('the pack of a life event holds its page, and the guides, hand-outs and procedures of its services', () => {
  const birth = release.packs.find(({ id }) => id === 'viec-co-con-nho');
  for (const url of [
    '/viec/co-con-nho/',
    '/dich-vu/dang-ky-khai-sinh/',
    '/huong-dan/dang-ky-khai-sinh/',
    '/huong-dan/dang-ky-khai-sinh/in/',
    '/huong-dan/dang-ky-khai-sinh/tap/',
    '/thu-tuc/1.001193/',
  ])
    expect(birth?.files).toContain(url);
});

test('what a first visit brings for offline use, on the wire, stays within its budget', () => {
  const own = release.packs.filter(({ id }) => ['nen', 'tim-kiem', 'thiet-yeu'].includes(id));
  const lists = ['dist/sw.js.br', 'dist/release.json.br'].map((path) => readFileSync(path).length);
  const bytes = [...own.map((pack) => pack.bytes), ...lists].reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeLessThanOrEqual(700_000);
});

test('the worker, the edition and the list of files are of one build', () => {
  expect(JSON.parse(readFileSync('dist/ban-nay.json', 'utf8'))).toEqual({
    build: release.build,
    day: release.day,
  });
  expect(worker).toContain(release.build);
});

test('the search lies in a folder named by what is in it, and the page that searches knows where', () => {
  const [folder = '', ...others] = readdirSync('dist/pagefind');
  expect(others).toEqual([]);
  const hash = createHash('sha256');
  for (const file of filesBelow(`dist/pagefind/${folder}`).filter(
    (name) => !/\.(?:br|gz)$/.test(name),
  ))
    hash.update(`${file}\0`).update(readFileSync(`dist/pagefind/${folder}/${file}`));
  expect(hash.digest('hex').slice(0, 12)).toBe(folder);
  expect(readFileSync('dist/tim/index.html', 'utf8')).toContain(
    `data-index="/pagefind/${folder}/"`,
  );
  expect(readFileSync('dist/en/tim/index.html', 'utf8')).toContain(
    `data-index="/pagefind/${folder}/en/"`,
  );
});

test('every service and every guide is kept on the phone, and the hand-outs of the essential ones', () => {
  const kept = new Set(release.files.map(({ url }) => url));
  const essential = builtPages()
    .find(({ path }) => path === '/thiet-yeu/')
    ?.root.querySelectorAll('[data-essential]')
    .map((one) => `/huong-dan/${one.getAttribute('data-essential')}/in/`);
  expect(essential?.length).toBe(25);
  const wanted = builtPages()
    .map(({ path }) => path)
    .filter((path) => /^\/(?:dich-vu|huong-dan|viec)\//.test(path))
    // Rehearsals and the other hand-outs come with the pack of their life event, or of everything.
    .filter((path) => !path.endsWith('/tap/'))
    .filter((path) => !path.endsWith('/in/') || essential?.includes(path));
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
