import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RouteData } from 'astro';
import { afterEach, expect, test, vi } from 'vitest';
import { isOurPage } from '#offline/page-mark.ts';
import { fileAt, makePages, type PageMaker } from '../../../scripts/make-pages.ts';
import { rememberedFolder } from '../../../scripts/remembered.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folder = (): string => tempFolder('made');
const page = (words: string): string =>
  `<!doctype html><html lang="vi" data-mark="pagemark"><body>${words}</body></html>`;

interface Place {
  readonly pathname: string;
  readonly type?: 'page' | 'endpoint';
  readonly cacheKey?: string;
  readonly component?: string;
}

/** Makes `answer(address)` of each place, and notes what it was asked for. */
function makerOf(places: readonly Place[], answer: (path: string) => Response) {
  const asked: string[] = [];
  const maker: PageMaker = {
    getStaticPaths: async () =>
      places.map(({ pathname, type = 'page', cacheKey, component = pathname }) => ({
        pathname,
        route: { type, component } as RouteData,
        ...(cacheKey ? { cacheKey } : {}),
      })),
    render: async (request) => {
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      return answer(pathname);
    },
  };
  return { maker, asked };
}

const origin = 'https://camtay.example/';
const make = (maker: PageMaker, output: string, former?: string): Promise<void> =>
  makePages(maker, { output, former, origin });

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['/', 'page', 'index.html'],
  ['/tim/', 'page', join('tim', 'index.html')],
  ['/tim', 'page', join('tim', 'index.html')],
  ['/404', 'page', '404.html'],
  ['/404/', 'page', '404.html'],
  ['/en/thu-tuc/1.001193/', 'page', join('en', 'thu-tuc', '1.001193', 'index.html')],
  ['/lich-nghi.json', 'endpoint', 'lich-nghi.json'],
  ['/du-lieu/v1/procedures.csv/', 'endpoint', 'du-lieu/v1/procedures.csv'],
] as const)('%s, a %s, is written as %s', (pathname, type, file) => {
  expect(fileAt(pathname, type)).toBe(file);
});

test('writes every page with its mark, every other file as it is, and asks as a browser would', async () => {
  const output = folder();
  const { maker, asked } = makerOf(
    [{ pathname: '/' }, { pathname: '/tim' }, { pathname: '/a.json', type: 'endpoint' }],
    (path) => new Response(path === '/a.json' ? '{"a":1}' : page(path)),
  );
  await make(maker, output);
  expect(asked).toEqual(['/', '/tim/', '/a.json']);
  expect(readFileSync(join(output, 'a.json'), 'utf8')).toBe('{"a":1}');
  for (const file of ['index.html', 'tim/index.html'])
    expect(await isOurPage(readFileSync(join(output, file), 'utf8')), file).toBe(true);
});

test('takes a page with a known key from the build before, and only one that is as it was written', async () => {
  vi.stubEnv('SOURCES_HASH', `make-pages ${Math.random()}`);
  const places = (key: string): Place[] => [
    { pathname: '/a/', cacheKey: 'same' },
    { pathname: '/b/', cacheKey: key },
    { pathname: '/c/', cacheKey: 'same' },
    { pathname: '/d/' },
  ];
  const build = async (key: string, words: string, former?: string) => {
    const output = folder();
    const { maker, asked } = makerOf(places(key), (path) => new Response(page(path + words)));
    await make(maker, output, former);
    const read = (name: string): string => readFileSync(join(output, name, 'index.html'), 'utf8');
    return { output, asked, read };
  };
  const first = await build('one', ' first');
  expect(first.asked).toEqual(['/a/', '/b/', '/c/', '/d/']);
  // Somebody has changed a page by hand.
  writeFileSync(join(first.output, 'c', 'index.html'), page('other words'));
  const second = await build('two', ' second', first.output);
  expect(second.asked).toEqual(['/b/', '/c/', '/d/']);
  expect(second.read('a')).toBe(first.read('a'));
  expect(second.read('c')).toContain('/c/ second');
  // What the second took over, the third takes from the second.
  const third = await build('two', ' third', second.output);
  expect(third.asked).toEqual(['/d/']);
  expect(third.read('b')).toBe(second.read('b'));
});

test('takes nothing over where nobody says of which sources the build is', async () => {
  vi.stubEnv('SOURCES_HASH', '');
  const { maker, asked } = makerOf(
    [{ pathname: '/a/', cacheKey: 'same' }],
    (path) => new Response(page(path)),
  );
  const former = folder();
  await make(maker, former);
  await make(maker, folder(), former);
  expect(asked).toEqual(['/a/', '/a/']);
  expect(rememberedFolder).toContain('node_modules');
});

test.each<[string, readonly Place[], (path: string) => Response, string]>([
  [
    'two routes that give one file',
    [
      { pathname: '/a/', component: 'one.astro' },
      { pathname: '/a', component: 'two.astro' },
    ],
    (path) => new Response(page(path)),
    'one.astro and two.astro both give',
  ],
  [
    'a page that leads elsewhere',
    [{ pathname: '/a/' }],
    () => new Response(null, { status: 302, headers: { Location: '/b/' } }),
    '/a/ answers 302',
  ],
  [
    'a page that cannot be made, by its address',
    [{ pathname: '/a/' }],
    () => {
      throw new Error('no such procedure');
    },
    '/a/: no such procedure',
  ],
  [
    'a page that is an error',
    [{ pathname: '/a/' }],
    () => new Response('no', { status: 500 }),
    '/a/ answers 500',
  ],
  [
    'a page without a place for its mark',
    [{ pathname: '/a/' }],
    () => new Response('<!doctype html><html><body></body></html>'),
    'không có data-mark',
  ],
])('refuses %s', async (_, places, answer, words) => {
  vi.stubEnv('SOURCES_HASH', `make-pages ${Math.random()}`);
  const { maker } = makerOf(places, answer);
  await expect(make(maker, folder())).rejects.toThrow(words);
});

test('a folder above the site is no place to write', async () => {
  const output = join(folder(), 'dist');
  mkdirSync(output);
  const { maker } = makerOf([{ pathname: '/../out/' }], (path) => new Response(page(path)));
  await expect(make(maker, output)).rejects.toThrow('/../out/');
  expect(() => readFileSync(join(dirname(output), 'out', 'index.html'))).toThrow();
});
