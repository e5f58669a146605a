import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstLook } from '#deploy/first-look.ts';
import type { Edition } from '#offline/cache-names.ts';
import { isOurPage } from '#offline/page-mark.ts';
import { builtPages, htmlMistakes, pagesIn, wireBytes } from './site.ts';

const pages = builtPages();

test('every page is valid HTML', async () => {
  expect((await htmlMistakes(pages)).slice(0, 20)).toEqual([]);
});

test('every page carries the mark of its own text: the worker takes anything else for no page of ours', async () => {
  for (const { path, html } of [...pages, ...pagesIn('en')])
    expect(await isOurPage(html), path).toBe(true);
});

test('no page but the one that says so names the build', () => {
  const { build } = JSON.parse(readFileSync('dist/ban-nay.json', 'utf8')) as Edition;
  const naming = [...pages, ...pagesIn('en')].filter(({ html }) => html.includes(build));
  expect(naming.map(({ path }) => path).sort()).toEqual([
    '/du-lieu/',
    '/en/du-lieu/',
    '/en/gioi-thieu/',
    '/gioi-thieu/',
  ]);
});

test('from every page that can be left, the day and the number of the edition are one link away', () => {
  const screens = pages.filter(({ root }) => root.querySelector('footer'));
  expect(screens.length).toBeGreaterThan(800);
  for (const { path, root } of screens)
    expect(root.querySelectorAll('footer a[href="/gioi-thieu/#ban-nay"]').length, path).toBe(1);
  const { build, day } = JSON.parse(readFileSync('dist/ban-nay.json', 'utf8')) as Edition;
  const about = pages.find(({ path }) => path === '/gioi-thieu/');
  const said = about?.root.querySelector('#ban-nay')?.nextElementSibling?.text;
  expect(said).toContain(`Bản ngày ${day.split('-').reverse().join('/')}, số ${build}.`);
});

test('every internal link leads to a page, and every fragment to an element on it', () => {
  const ids = new Map(
    pages.map(({ path, root }) => [
      path,
      new Set(root.querySelectorAll('[id]').map(({ id }) => id)),
    ]),
  );
  const broken = new Set<string>();
  for (const { path, root } of pages)
    for (const link of root.querySelectorAll('a[href], link[href]')) {
      const href = link.getAttribute('href') ?? '';
      if (/^(?:https:|tel:|geo:)/.test(href)) continue;
      const url = new URL(href, `https://site${path}`);
      const target = decodeURIComponent(url.pathname);
      const fragment = url.hash.slice(1);
      // The same page in another language; tests/dist/languages.test.ts looks there.
      if (link.getAttribute('hreflang')) continue;
      if (ids.has(target)) {
        if (fragment && !ids.get(target)?.has(fragment)) broken.add(`${path} → ${href}`);
      } else if (!existsSync(`dist${target}`) || target.endsWith('/'))
        broken.add(`${path} → ${href}`);
    }
  expect([...broken]).toEqual([]);
});

test('ids are ASCII, so that a copied address stays readable', () => {
  const strange = pages.flatMap(({ path, root }) =>
    root
      .querySelectorAll('[id]')
      .flatMap(({ id }) => (/^[a-z0-9-]+$/.test(id) ? [] : [`${path}#${id}`])),
  );
  expect(strange).toEqual([]);
});

test('no page loads anything from another host', () => {
  const foreign = pages.flatMap(({ path, root }) =>
    root
      .querySelectorAll('[src], link[href], [srcset], form[action], object[data], iframe')
      .filter(
        (element) =>
          element.getAttribute('rel') !== 'canonical' && !element.getAttribute('hreflang'),
      )
      .map(
        (element) =>
          element.getAttribute('src') ??
          element.getAttribute('href') ??
          element.getAttribute('action') ??
          element.tagName,
      )
      .filter((address) => !/^\/(?!\/)/.test(address))
      .map((address) => `${path} ${address}`),
  );
  expect(foreign).toEqual([]);
});

test('no page has inline scripts but the first look, no inline styles or handlers', () => {
  const inline = pages.flatMap(({ path, root }) => [
    ...root
      .querySelectorAll('script')
      // Data is not run: the last gate has looked at it, and `open-data.test.ts` at what it says.
      .filter((script) => script.getAttribute('type') !== 'application/ld+json')
      .filter((script) => !script.getAttribute('src') && script.textContent !== firstLook)
      .map(() => `${path} <script>`),
    ...root.querySelectorAll('style').map(() => `${path} <style>`),
    ...root.querySelectorAll('*').flatMap(({ attributes, tagName }) =>
      Object.keys(attributes)
        .filter((name) => /^on|^style$/i.test(name))
        .map((name) => `${path} ${tagName} ${name}`),
    ),
  ]);
  expect(inline).toEqual([]);
});

test('every page carries the security policy first in its head, without unsafe-*', () => {
  const policies = new Set<string>();
  for (const { path, root } of pages) {
    const [charset, policy] = root.querySelectorAll('head > *');
    expect(charset?.getAttribute('charset'), path).toBe('utf-8');
    expect(policy?.getAttribute('http-equiv'), path).toBe('Content-Security-Policy');
    policies.add(policy?.getAttribute('content') ?? '');
  }
  // That of the dress rehearsals is the other one.
  expect(policies.size).toBe(2);
  for (const policy of policies) {
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toContain('unsafe');
  }
});

test('a dress rehearsal can send nothing: there is no form, and no field has a name', () => {
  const rehearsals = pages.filter(({ path }) => path.endsWith('/tap/'));
  expect(rehearsals.length).toBeGreaterThanOrEqual(6);
  for (const { path, root } of rehearsals) {
    expect(root.querySelector('meta[http-equiv]')?.getAttribute('content'), path).toContain(
      "form-action 'none'",
    );
    expect(root.querySelectorAll('input[type=radio]').length, path).toBeGreaterThan(4);
    expect(
      root.querySelectorAll(
        'form, [formaction], input[type=file], input[type=text][name], select[name], button:not([type=button])',
      ),
      path,
    ).toEqual([]);
    expect(root.querySelector('meta[name=robots]')?.getAttribute('content'), path).toBe('noindex');
    expect(root.querySelector('html')?.getAttribute('data-kind'), path).toBeUndefined();
  }
});

test('every page says its title and its description', () => {
  const titles = new Map<string, string>();
  for (const { path, root } of pages) {
    const title = root.querySelector('title')?.text ?? '';
    expect(title.length, path).toBeGreaterThan(8);
    expect(
      root.querySelector('meta[name=description]')?.getAttribute('content')?.length ?? 0,
      path,
    ).toBeGreaterThan(20);
    if (titles.has(title)) expect(`${path} has the title of ${titles.get(title)}`).toBe('');
    titles.set(title, path);
  }
});

test('a page of a service, guide or procedure fits into the first round trip', () => {
  const heavy = pages
    .filter(
      ({ path }) =>
        /^\/(?:dich-vu|huong-dan|thu-tuc)\/[^/]+\/$/.test(path) || path === '/' || path === '/tim/',
    )
    .flatMap(({ path, file, root }) => {
      const styles = root
        .querySelectorAll('link[rel=stylesheet]')
        .map((link) => `dist${link.getAttribute('href')}`);
      const bytes = [file, ...styles].reduce((sum, one) => sum + wireBytes(one), 0);
      return bytes <= 14_600 ? [] : [`${path} ${bytes}`];
    });
  expect(heavy).toEqual([]);
});

/** A tool, for photographs or for a coach, is fetched by who came for it, and not to read; so are search and saved packs. */
function mostScript(path: string): number {
  if (/^\/(?:cong-cu|to-cong-nghe\/(?:phien|so))\//.test(path)) return 24_000;
  return path === '/tim/' || path === '/ngoai-tuyen/' ? 19_000 : 15_000;
}

test('no page to read needs more than 15 kB of JavaScript, whatever it imports', () => {
  const own = (file: string, seen: Set<string>): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import)\s*["']\.\/([^"']+)["']/g,
    ))
      own(`dist/_astro/${name}`, seen);
    return seen;
  };
  const heavy = pages.flatMap(({ path, root }) => {
    const files = new Set<string>();
    for (const script of root.querySelectorAll('script[src]'))
      own(`dist${script.getAttribute('src')}`, files);
    const bytes = [...files].reduce((sum, file) => sum + wireBytes(file), 0);
    return bytes <= mostScript(path) ? [] : [`${path} ${bytes}`];
  });
  expect(heavy).toEqual([]);
});

test('there is no font to load', () => {
  expect(globSync('dist/**/*.{woff,woff2,ttf,otf}')).toEqual([]);
  for (const file of globSync('dist/_astro/*.css'))
    expect(readFileSync(file, 'utf8')).not.toMatch(/@font-face|https?:/);
});

test('all text is NFC', () => {
  const broken = [...pages.map(({ file }) => file), ...globSync('dist/**/*.txt')].filter((file) => {
    const text = readFileSync(file, 'utf8');
    return text.normalize('NFC') !== text;
  });
  expect(broken).toEqual([]);
});
