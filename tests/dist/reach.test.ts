import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Release } from '#offline/cache-names.ts';
import { builtPages } from './site.ts';

const pages = new Map(builtPages().map(({ path, root }) => [path, root]));
const ofPart = (part: string) =>
  [...pages.keys()].filter((path) => new RegExp(`^/${part}/[a-z0-9-]+/$`).test(path));
const parts = { 'dich-vu': 50, 'huong-dan': 50, 'ky-nang': 16, viec: 13 } as const;

/** Pages by the fewest taps from the home page; the bottom bar and the foot count as taps too. */
function tapsFromHome(most: number): Map<string, number> {
  const taps = new Map([['/', 0]]);
  let front = ['/'];
  for (let count = 1; count <= most; count += 1) {
    const next: string[] = [];
    for (const path of front)
      for (const link of pages.get(path)?.querySelectorAll('a[href^="/"]') ?? []) {
        const to = link.getAttribute('href')?.replace(/[?#].*$/, '') ?? '';
        if (!pages.has(to) || taps.has(to)) continue;
        taps.set(to, count);
        next.push(to);
      }
    front = next;
  }
  return taps;
}

test.each(Object.entries(parts))('%s has at least %i pages', (part, least) => {
  expect(ofPart(part).length).toBeGreaterThanOrEqual(least);
});

test('every service, guide, lesson and life event is at most three taps from home', () => {
  const taps = tapsFromHome(3);
  const wanted = [...Object.keys(parts).flatMap(ofPart), '/ho-so-bi-tra-lai/', '/giai-thich/'];
  expect(wanted.filter((path) => !taps.has(path))).toEqual([]);
});

test('every service, guide, lesson and life event is kept on the phone', () => {
  const release = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
  const kept = new Set(release.files.map(({ url }) => url));
  const wanted = [...Object.keys(parts).flatMap(ofPart), '/ho-so-bi-tra-lai/', '/giai-thich/'];
  expect(wanted.filter((path) => !kept.has(path))).toEqual([]);
});

test('every link within a page, of chooser and gate too, finds its place', () => {
  let followed = 0;
  for (const [path, root] of pages)
    for (const link of root.querySelectorAll('a[href^="#"]')) {
      const id = link.getAttribute('href')?.slice(1) ?? '';
      expect(root.querySelector(`[id="${id}"]`), `${path}#${id}`).not.toBeNull();
      followed += 1;
    }
  expect(followed).toBeGreaterThan(500);
});
