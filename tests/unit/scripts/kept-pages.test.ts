import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteData } from 'astro';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isProgramKept, keepProgram, keptProgram } from '../../../scripts/kept-pages.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A program like Astro's: it says with which styles it was asked to make a page. */
const program = `
let internals;
export const app = {
  manifest: { routes: [{ routeData: { route: '/a', component: 'a.astro' }, styles: [{ type: 'external', src: '/_astro/a.css' }] }] },
  setInternals(given) { internals = given; },
  setOptions() {},
  async render(request, { routeData: { route, component } }) {
    const { styles } = internals.pagesByKeys.get(route + '&' + component);
    return new Response(request.url + ' ' + styles.map(({ sheet }) => sheet.src));
  },
};`;

const site = 'https://camtay.example/';
const plain = { getSettings: () => ({ scripts: [] }) };

/** A folder that is being filled, and one to keep it in. */
function folders(text = program) {
  const root = tempFolder('kept');
  const [output, folder] = [join(root, 'dist'), join(root, 'kept')];
  mkdirSync(join(output, '.prerender'), { recursive: true });
  mkdirSync(join(output, '_astro'));
  writeFileSync(join(output, '.prerender', 'prerender-entry.abc.mjs'), text);
  writeFileSync(join(output, '_astro', 'a.css'), 'a{}');
  return { root, output, folder };
}

beforeEach(() => {
  vi.stubEnv('SOURCES_HASH', 'these');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('the next build has the program with its styles, and what lies beside the pages', async () => {
  const { root, output, folder } = folders();
  keepProgram(plain, output, 'content', site, folder);
  expect(isProgramKept('content', site, folder)).toBe(true);
  const next = join(root, 'next');
  const maker = await keptProgram(next, folder);
  expect(readFileSync(join(next, '_astro', 'a.css'), 'utf8')).toBe('a{}');
  expect(existsSync(join(next, '.prerender'))).toBe(false);
  const routeData = { route: '/a', component: 'a.astro' } as RouteData;
  const made = await maker?.render(new Request(`${site}a/`), { routeData });
  expect(made instanceof Response && (await made.text())).toBe(`${site}a/ /_astro/a.css`);
});

test('a page whose styles are not known is not made without them', async () => {
  const { root, output, folder } = folders();
  keepProgram(plain, output, 'content', site, folder);
  const maker = await keptProgram(join(root, 'next'), folder);
  const routeData = { route: '/b', component: 'b.astro' } as RouteData;
  await expect(maker?.render(new Request(`${site}b/`), { routeData })).rejects.toThrow(
    '/b&b.astro',
  );
});

test.each<[string, () => void, string | undefined]>([
  ['other sources', () => vi.stubEnv('SOURCES_HASH', 'others'), site],
  ['sources that nobody has hashed', () => vi.stubEnv('SOURCES_HASH', ''), site],
  ['pages that link hand-outs', () => vi.stubEnv('HANDOUTS', '1'), site],
  ['another address', () => undefined, 'https://other.example/'],
])('is not for %s', (_, change, address) => {
  const { output, folder } = folders();
  keepProgram(plain, output, 'content', site, folder);
  change();
  expect(isProgramKept('content', address, folder)).toBe(false);
});

test.each<[string, unknown]>([
  ['an app that tells no settings', {}],
  ['no app at all', undefined],
  [
    'a script of Astro in every page',
    { getSettings: () => ({ scripts: [{ stage: 'page', content: 'x' }] }) },
  ],
])('keeps nothing with %s, and not what was kept before', (_, app) => {
  const { output, folder } = folders();
  keepProgram(plain, output, 'content', site, folder);
  keepProgram(app, output, 'content', site, folder);
  expect(isProgramKept('content', site, folder)).toBe(false);
});

test.each([
  ['is none', 'export const other = 1;'],
  ['cannot be read', 'export const app = {'],
])('a program that %s sends the build the long way', async (_, text) => {
  const { root, output, folder } = folders(text);
  keepProgram(plain, output, 'content', site, folder);
  expect(await keptProgram(join(root, 'next'), folder)).toBeUndefined();
});
