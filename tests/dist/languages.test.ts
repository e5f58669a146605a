import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { addressIn, inVietnameseOnly } from '#i18n/address.ts';
import { type BuiltPage, builtPages, htmlMistakes, pagesIn, wireBytes } from './site.ts';

const own = builtPages();
const english = pagesIn('en');
const at = new Map([...own, ...english].map((page) => [page.path, page]));
const page = (path: string): BuiltPage => {
  const found = at.get(path);
  if (!found) throw new Error(`dist has no ${path}`);
  return found;
};
const isTranslated = ({ html }: BuiltPage): boolean => !html.includes('data-not-translated');
const translated = english.filter(isTranslated);
const essential = parseYaml(readFileSync('content/essential-services.yaml', 'utf8')) as {
  slug: string;
}[];

/** What a reader of English meets: no drawn screens, no names of sources, nothing that says it is Vietnamese. */
function englishText({ root }: BuiltPage): string {
  const main = root.querySelector('main')?.clone() as typeof root;
  for (const foreign of main.querySelectorAll('[lang=vi]')) foreign.remove();
  return main.text.replace(/“[^”]*”|\([^)]*\)/g, ' ');
}
/** Letters that only Vietnamese has. */
const marked = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

test('25 of 25 essential services are English: the page of the service and its guide', () => {
  expect(essential).toHaveLength(25);
  for (const { slug } of essential)
    for (const folder of ['dich-vu', 'huong-dan']) {
      const one = page(`/en/${folder}/${slug}/`);
      expect(isTranslated(one), one.path).toBe(true);
      expect(one.root.querySelector('html')?.getAttribute('lang')).toBe('en');
      expect(one.root.querySelector('main')?.getAttribute('lang')).toBeUndefined();
      expect(one.root.querySelector('h1')?.text.replace(/\(.*?\)/, '')).not.toMatch(marked);
    }
});

test.each([
  '/en/',
  '/en/tim/',
  '/en/thiet-yeu/',
  '/en/dich-vu/',
  '/en/huong-dan/',
  '/en/ky-nang/',
  '/en/noi-ho-tro/',
  '/en/to-cong-nghe/',
])('%s is English', (path) => {
  expect(isTranslated(page(path))).toBe(true);
});

test('every life event, lesson and plan is English', () => {
  for (const folder of ['viec', 'ky-nang', 'to-cong-nghe']) {
    const slugs = own.flatMap(
      ({ path }) => new RegExp(`^/${folder}/([^/]+)/$`).exec(path)?.slice(1) ?? [],
    );
    expect(slugs.length).toBeGreaterThan(7);
    for (const slug of slugs) {
      if (inVietnameseOnly.test(`/${folder}/${slug}/`)) continue;
      const one = page(`/en/${folder}/${slug}/`);
      // What coaches work with on the spot is Vietnamese, as the people beside them are.
      if (folder === 'to-cong-nghe' && !existsSync(`content/plans/${slug}.yaml`)) continue;
      expect(isTranslated(one), one.path).toBe(true);
    }
  }
});

test('little that is not marked as Vietnamese has Vietnamese letters', () => {
  // Names of places, people and laws; what a person must type; everything else is marked or quoted.
  const named =
    /Đồng Tháp|Cai Lậy|Mỹ Phước Tây|Thanh Hòa|Nhị Quý|Tân Phú|Cầm Tay|Đề án|QĐ|NĐ|đồng|Hùng Vương|Đạo Thạnh|Tiền Giang|Cao Lãnh|Lê Thị Riêng/g;
  const loud = translated.flatMap((one) => {
    const words = englishText(one).replace(named, ' ').split(/\s+/).filter(Boolean);
    const strange = words.filter((word) => marked.test(word));
    return strange.length > words.length * 0.03
      ? [`${one.path}: ${strange.length} of ${words.length}, ${strange.slice(0, 8).join(' ')}`]
      : [];
  });
  expect(loud).toEqual([]);
});

test('what nobody has translated says so in English, and shows the Vietnamese page as Vietnamese', () => {
  const others = english.filter((one) => !isTranslated(one));
  expect(others.length).toBeGreaterThan(500);
  for (const { path, root } of others) {
    expect(root.querySelector('[data-not-translated]')?.text, path).toMatch(/Vietnamese/);
    const main = root.querySelector('main');
    expect(main?.getAttribute('lang'), path).toBe('vi');
    // Search engines need the Vietnamese page only.
    expect(root.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    const vietnamese = page(path.slice('/en'.length)).root;
    expect(main?.querySelector('h1')?.text, path).toBe(vietnamese.querySelector('main h1')?.text);
  }
});

test('every page has an English side, and the switch keeps the page both ways', () => {
  const alone: string[] = [];
  for (const { path, root } of own) {
    if (inVietnameseOnly.test(path) || !path.endsWith('/')) continue;
    const there = addressIn('en', path);
    const link = root.querySelector('nav.languages a[hreflang=en]');
    expect(link?.getAttribute('href'), path).toBe(there);
    expect(link?.text).toBe('English');
    const back = at.get(there)?.root.querySelector('nav.languages a[hreflang=vi]');
    if (back?.getAttribute('href') !== path) alone.push(path);
    if (back) expect(back.text).toBe('Tiếng Việt');
  }
  expect(alone).toEqual([]);
});

test('search engines are told of both sides by both sides, and of no page that is not translated', () => {
  const addressOf = (path: string): string => new URL(path, 'https://camtay.example/').href;
  const sides = ({ root }: BuiltPage): string[] =>
    root
      .querySelectorAll('link[rel=alternate][hreflang]')
      .map((link) => `${link.getAttribute('hreflang')} ${link.getAttribute('href')}`);
  for (const one of translated) {
    const vietnamese = page(one.path.slice('/en'.length) || '/');
    expect(sides(one), one.path).toEqual([`vi ${addressOf(vietnamese.path)}`]);
    expect(sides(vietnamese), one.path).toEqual([`en ${addressOf(one.path)}`]);
    const canonical = one.root.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
    expect(new URL(canonical).pathname).toBe(one.path);
  }
  for (const one of english) if (!isTranslated(one)) expect(sides(one), one.path).toEqual([]);
});

test('links of English pages stay English, and lead to pages that are there', () => {
  const wrong: string[] = [];
  for (const { path, root } of english)
    for (const link of root.querySelectorAll('a[href^="/"]')) {
      const href = link.getAttribute('href') ?? '';
      const { pathname } = new URL(href, 'https://site');
      if (!pathname.endsWith('/')) {
        if (!existsSync(`dist${pathname}`)) wrong.push(`${path} → ${href}`);
      } else if (!at.has(pathname)) wrong.push(`${path} → ${href}`);
      else if (
        !pathname.startsWith('/en/') &&
        !link.getAttribute('hreflang') &&
        !inVietnameseOnly.test(pathname)
      )
        wrong.push(`${path} leaves English by ${href}`);
    }
  expect(wrong).toEqual([]);
});

test('the sitemap names what is translated', () => {
  const sitemap = readFileSync('dist/sitemap.xml', 'utf8');
  for (const { slug } of essential) expect(sitemap).toContain(`/en/huong-dan/${slug}/</loc>`);
  expect(sitemap).not.toContain('/en/thu-tuc/');
});

test('English pages are valid HTML', async () => {
  expect((await htmlMistakes(translated)).slice(0, 20)).toEqual([]);
});

describe('bytes of an English guide', () => {
  const { root, file } = page('/en/huong-dan/dang-ky-khai-sinh/');
  const bytesOf = (selector: string, attribute: string): number =>
    root
      .querySelectorAll(selector)
      .reduce((sum, one) => sum + wireBytes(`dist${one.getAttribute(attribute)}`), 0);

  test('page and style fit into one round trip', () => {
    expect(wireBytes(file) + bytesOf('link[rel=stylesheet]', 'href')).toBeLessThanOrEqual(14_600);
  });

  test('scripts, the words of the language among them, are small', () => {
    expect(bytesOf('script[src]', 'src')).toBeLessThanOrEqual(20_000);
  });
});
