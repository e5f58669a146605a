import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Release } from '#offline/cache-names.ts';
import { builtPages } from './site.ts';

const pages = new Map(builtPages().map((page) => [page.path, page]));
const named = (pattern: string) =>
  globSync(pattern)
    .map((path) => basename(path).replace(/\.(?:mdx|yaml)$/, ''))
    .sort();
const guides = named('content/guides/*.mdx');
const lessons = named('content/lessons/*.mdx');
const bulletins = named('content/bulletins/*.yaml');
const below = (folder: string) => [...pages.keys()].filter((path) => path.startsWith(folder));
const posters = below('/to-cong-nghe/ap-phich/');
const decks = below('/to-cong-nghe/trinh-chieu/');
const essential = (pages.get('/thiet-yeu/')?.root.querySelectorAll('[data-essential]') ?? []).map(
  (one) => one.getAttribute('data-essential') ?? '',
);
const room = pages.get('/to-cong-nghe/tai-lieu/')?.root;
const squeezed = (text = ''): string => text.replace(/\s+/g, ' ').trim();

describe('the page of materials', () => {
  const linked = new Set(
    room?.querySelectorAll('.takes a').map((link) => link.getAttribute('href') ?? ''),
  );

  test('has everything that is made from a guide, a lesson or a bulletin', () => {
    const wanted = [
      ...guides.flatMap((slug) => [
        `/huong-dan/${slug}/in/`,
        `/to-cong-nghe/trinh-chieu/${slug}/`,
        `/loa/${slug}/`,
        `/huong-dan/${slug}/zalo.txt`,
      ]),
      ...lessons.map((slug) => `/to-cong-nghe/trinh-chieu/${slug}/`),
      ...bulletins.map((slug) => `/loa/${slug}/`),
      ...posters,
    ];
    expect(wanted.length).toBeGreaterThan(300);
    expect(wanted.filter((path) => !linked.has(path))).toEqual([]);
  });

  test('leads nowhere in vain', () => {
    const missing = [...linked].filter(
      (path) => !existsSync(`dist${path}${path.endsWith('/') ? 'index.html' : ''}`),
    );
    expect(missing).toEqual([]);
  });

  test('has a group for each life event, in their order, and a link to each group', () => {
    const groups = room?.querySelectorAll('.groups > section').map(({ id }) => id) ?? [];
    const events = named('content/life-events/*.yaml').map((slug) => `viec-${slug}`);
    expect(groups.slice(0, 3)).toEqual(['chung', 'bai-hoc', 'ban-tin']);
    expect(groups.slice(3).sort()).toEqual(events.sort());
    const chips = room?.querySelectorAll('.choose a').map((link) => link.getAttribute('href'));
    expect(chips).toEqual(['#tat-ca', ...groups.map((id) => `#${id}`)]);
  });

  test('is a list of names, which no search answers with, and the team leads to it', () => {
    for (const list of room?.querySelectorAll('.takes') ?? [])
      expect(list.closest('[data-not-searched]')).not.toBeNull();
    const links = pages.get('/to-cong-nghe/')?.root.querySelectorAll('main a') ?? [];
    expect(links.map((link) => link.getAttribute('href'))).toContain('/to-cong-nghe/tai-lieu/');
  });
});

describe('posters', () => {
  test('there is one for each essential guide and each lesson, and three that are general', () => {
    const wanted = [
      ...guides.filter((slug) => essential.includes(slug)),
      ...lessons,
      'cam-tay',
      'khong-doc-ma-otp',
      'noi-den-va-so-goi',
    ];
    expect(posters.map((path) => path.split('/')[3]).sort()).toEqual(wanted.sort());
  });

  test('fee and time are those of the hand-out, word for word', () => {
    let compared = 0;
    for (const slug of essential) {
      const sheet = pages
        .get(`/huong-dan/${slug}/in/`)
        ?.root.querySelectorAll('.sheet-facts strong');
      const lines = pages
        .get(`/to-cong-nghe/ap-phich/${slug}/`)
        ?.root.querySelectorAll('.poster-lines dd')
        .map(({ text }) => squeezed(text));
      for (const fact of sheet ?? []) {
        expect(lines, slug).toContain(squeezed(fact.text));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(40);
  });

  test.each(posters)('%s has a few short lines, its sources and the day it was checked', (path) => {
    const root = pages.get(path)?.root;
    const lines =
      root?.querySelectorAll('.poster-lines dd').map(({ text }) => squeezed(text)) ?? [];
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.length).toBeLessThanOrEqual(5);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(220);
    const foot = squeezed(root?.querySelector('.poster-foot')?.text);
    expect(foot).toMatch(/(?:Kiểm tra|Bản ngày) \d\d\/\d\d\/\d{4} · bản [0-9a-f]{12}/);
    if (!path.endsWith('/cam-tay/')) expect(foot).toContain('Nguồn: ');
    expect(root?.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
  });
});

describe('slides', () => {
  test('there is a deck for each guide and each lesson', () => {
    expect(decks.map((path) => path.split('/')[3]).sort()).toEqual([...guides, ...lessons].sort());
  });

  test.each(decks)('%s goes on and back by links, and leaves out no step', (path) => {
    const root = pages.get(path)?.root;
    const slides = root?.querySelectorAll('section') ?? [];
    expect(slides.length).toBeGreaterThan(5);
    for (const [index, slide] of slides.entries()) {
      expect(slide.id).toBe(`trang-${index + 1}`);
      const [back, next] = slide
        .querySelectorAll('.turn a')
        .map((link) => link.getAttribute('href'));
      const out = '/to-cong-nghe/tai-lieu/';
      expect(back).toBe(index === 0 ? out : `#trang-${index}`);
      expect(next).toBe(index === slides.length - 1 ? out : `#trang-${index + 2}`);
      expect(slide.querySelector('.count')?.text).toBe(`${index + 1} / ${slides.length}`);
    }
    const slug = path.split('/')[3];
    const source = pages.get(`/huong-dan/${slug}/`) ?? pages.get(`/ky-nang/${slug}/`);
    const heads = slides.map((slide) => squeezed(slide.querySelector('h1, h2')?.text));
    const steps = source?.root.querySelectorAll('.step h2') ?? [];
    expect(steps.length).toBeGreaterThan(2);
    for (const step of steps)
      expect(heads).toContain(squeezed(step.text).replace(/^Bước \d+: /, ''));
    // The drawings of the steps, each once; what helps the stuck stays in the document.
    const labels = (selector: string) =>
      (selector === 'deck' ? slides : steps.map((step) => step.parentNode))
        .flatMap((part) => part?.querySelectorAll('.screen li') ?? [])
        .filter((part) => !part.closest('.stuck'))
        .map(({ text }) => squeezed(text));
    expect(labels('deck')).toEqual(labels('document'));
  });
});

describe('the pack of the digital team', () => {
  const release = JSON.parse(readFileSync('dist/release.json', 'utf8')) as Release;
  const pack = release.packs.find(({ id }) => id === 'to-cong-nghe');
  const files = new Set(pack?.files);
  const kept = new Set(release.files.map(({ url }) => url));

  test('holds all its pages, and what they lead to that a phone does not keep anyway', () => {
    expect(below('/to-cong-nghe/').filter((path) => !files.has(path))).toEqual([]);
    const wanted = [
      ...guides.flatMap((slug) => [`/huong-dan/${slug}/in/`, `/huong-dan/${slug}/zalo.txt`]),
      ...lessons.map((slug) => `/ky-nang/${slug}/`),
      ...[...guides, ...bulletins].map((slug) => `/loa/${slug}/`),
    ];
    expect(wanted.filter((path) => !files.has(path) && !kept.has(path))).toEqual([]);
  });

  test('sends nothing twice', () => {
    expect([...files].filter((path) => kept.has(path))).toEqual([]);
  });

  test('holds every script and style that its pages load', () => {
    const missing = new Set<string>();
    for (const path of files)
      for (const part of pages
        .get(path)
        ?.root.querySelectorAll('script[src], link[rel=stylesheet]') ?? []) {
        const address = part.getAttribute('src') ?? part.getAttribute('href') ?? '';
        if (!files.has(address) && !kept.has(address)) missing.add(`${path} ${address}`);
      }
    expect([...missing]).toEqual([]);
  });

  test('alone holds posters and slides: people who teach nobody need not fetch them', () => {
    const others = release.packs.filter(({ id }) => id !== 'to-cong-nghe');
    for (const { id, files: theirs } of others)
      expect(
        theirs.filter((url) => /\/(?:ap-phich|trinh-chieu)\//.test(url)),
        id,
      ).toEqual([]);
    expect([...kept].filter((url) => /_(?:poster|deck)_/.test(url))).toEqual([]);
  });

  test('is a third of what every phone keeps, on the wire', () => {
    expect(pack?.bytes).toBeLessThanOrEqual(230_000);
  });
});
