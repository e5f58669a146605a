import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listsOf } from '#checks/index.ts';
import { catalogueOn } from '#domain/catalogue.ts';
import { listChanges } from '#domain/changes.ts';
import { readContent } from '#read/read-content.ts';
import { today } from '#read/today.ts';
import { answerOf } from '#search/name-search.ts';
import { ranker } from '#search/rank.ts';
import { unpack } from '#search/title-index.ts';
import { readAtom } from '../support/atom.ts';
import { builtPages } from './site.ts';

const lists = listsOf(readContent('content'));
const catalogue = catalogueOn(today(), lists);
const pages = new Map(builtPages().map(({ path, root }) => [path, root]));
const read = (path: string) => readFileSync(`dist${path}`, 'utf8');
const feeds = globSync('dist/thay-doi/**/feed.xml').map((path) =>
  path.replaceAll('\\', '/').replace(/^dist/, ''),
);

describe('the feeds', () => {
  test('there is one for all changes and one for each field', () => {
    const fields = new Set(
      [...pages.keys()].filter((path) => /^\/thay-doi\/linh-vuc\/[^/]+\/$/.test(path)),
    );
    for (const path of pages.keys())
      if (/^\/thu-tuc\/linh-vuc\/[^/]+\/$/.test(path))
        expect(fields).toContain(path.replace('/thu-tuc/', '/thay-doi/'));
    expect(feeds.sort()).toEqual(
      ['/thay-doi/feed.xml', ...[...fields].map((path) => `${path}feed.xml`)].sort(),
    );
  });

  test('each is valid Atom, knows its own address, and leads to pages and places that exist', () => {
    for (const path of feeds) {
      const feed = readAtom(read(path));
      expect(new URL(feed.self).pathname).toBe(path);
      for (const { address, related, updated, published } of feed.entries) {
        const { pathname, hash } = new URL(address);
        expect(pages.has(pathname), address).toBe(true);
        if (hash)
          expect(pages.get(pathname)?.querySelector(`[id="${hash.slice(1)}"]`)).not.toBeNull();
        for (const one of related) expect(pages.has(new URL(one).pathname), one).toBe(true);
        // Nothing was changed tomorrow.
        expect(updated.slice(0, 10) <= today(), `${path} ${updated}`).toBe(true);
        expect(published <= updated).toBe(true);
      }
      expect(feed.updated >= (feed.entries[0]?.updated ?? ''), path).toBe(true);
    }
  });

  test('the feed of a field has the lists that changed it, and no other', () => {
    for (const path of feeds) {
      const [, field] = /linh-vuc\/([^/]+)\//.exec(path) ?? [];
      if (!field) continue;
      for (const { categories } of readAtom(read(path)).entries)
        expect(categories, path).toEqual([field]);
    }
    const whole = readAtom(read('/thay-doi/feed.xml')).entries.map(
      ({ id }) => new URL(id).pathname,
    );
    expect(whole.sort()).toEqual(lists.map(({ id }) => `/thay-doi/${id}/`).sort());
  });

  test('readers’ programs find the feed from every page, and the field’s from the pages of the field', () => {
    const found = (path: string) =>
      pages
        .get(path)
        ?.querySelectorAll('link[rel=alternate][type="application/atom+xml"]')
        .map((link) => link.getAttribute('href'));
    expect(found('/')).toEqual(['/thay-doi/feed.xml']);
    for (const path of ['/thu-tuc/linh-vuc/ho-tich/', '/thay-doi/linh-vuc/ho-tich/'])
      expect(found(path)).toEqual(['/thay-doi/feed.xml', '/thay-doi/linh-vuc/ho-tich/feed.xml']);
  });
});

describe('the pages of changes', () => {
  test('every changed fact stands on the page of its list, old beside new, under headings', () => {
    for (const { id, changes } of listChanges(lists)) {
      const root = pages.get(`/thay-doi/${id}/`);
      expect(root?.querySelectorAll('[data-change]').length, id).toBe(changes.length);
      for (const { code, facts } of changes) {
        const table = root?.querySelector(`[data-code="${code}"] table`);
        expect(table?.querySelectorAll('tbody').length ?? 0, code).toBe(facts.length);
        if (!table) continue;
        expect(table.querySelectorAll('thead th[scope=col]')).toHaveLength(2);
        for (const part of table.querySelectorAll('tbody')) {
          expect(part.querySelector('th[scope=rowgroup]')?.text.trim()).toBeTruthy();
          const [before, after] = part.querySelectorAll('td').map(({ text }) => text.trim());
          expect(before, code).toBeTruthy();
          expect(after, code).toBeTruthy();
        }
      }
    }
  });

  test('the day on which the birth fee and time were put right shows both', () => {
    const row = pages
      .get('/thay-doi/2026-11-24-kiem-chung/')
      ?.querySelector('[data-code="1.001193"]');
    expect(row?.text.replace(/\s+/g, ' ')).toMatch(/Thời hạn 1 ngày làm việc ?Trong ngày/);
  });

  test('every list says its source, and how sure we are', () => {
    for (const { id } of lists) {
      const text = pages.get(`/thay-doi/${id}/`)?.querySelector('.rows')?.text ?? '';
      expect(text, id).toMatch(/Độ tin cậy[\s\S]*Nguồn[\s\S]*đọc ngày \d\d\/\d\d\/\d{4}/);
    }
  });

  test('the home page shows the three newest decisions in plain words', () => {
    const newest = listChanges(lists)
      .filter(({ id }) => lists.find((list) => list.id === id)?.head.kind === 'decision')
      .toReversed()
      .slice(0, 3)
      .map(({ id }) => `/thay-doi/${id}/`);
    const shown = pages
      .get('/')
      ?.querySelectorAll('main a[href^="/thay-doi/2"]')
      .map((link) => [link.getAttribute('href'), link.querySelector('small')?.text]);
    expect(shown?.map(([href]) => href)).toEqual(newest);
    for (const [, words] of shown ?? [])
      expect(words).toMatch(
        /^(?:Từ|Sắp thay đổi từ) \d\d\/\d\d\/\d{4}: (?:\d+ thủ tục [^,.]+(?:, )?)+\.$/,
      );
  });
});

describe('a code that ended leaves the search', () => {
  const [file = ''] = globSync('dist/pagefind/*/titles.json');
  const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const search = ranker(unpack(json(file), json(file.replace('titles.json', 'titles-more.json'))));
  const found = (query: string) =>
    answerOf(search(query)).results.flatMap(
      (result) => JSON.stringify(result).match(/\/thu-tuc\/\d\.\d{6}\//g) ?? [],
    );
  const ended = [...catalogue.procedures.values()].filter(
    ({ status }) => status.kind === 'abolished' || status.kind === 'replaced',
  );

  test('it is found by its exact code', () => {
    expect(ended.length).toBeGreaterThan(5);
    for (const { code } of ended) expect(found(code), code).toContain(`/thu-tuc/${code}/`);
  });

  test('it is not found by its name, nor is its page in the index of texts', () => {
    for (const { code, facts } of ended)
      expect(found(facts.name), code).not.toContain(`/thu-tuc/${code}/`);
    for (const { code } of ended)
      expect(
        pages.get(`/thu-tuc/${code}/`)?.querySelector('html')?.getAttribute('data-kind'),
        code,
      ).toBeUndefined();
  });
});
