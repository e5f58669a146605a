import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Wall {
  /** Rooms and packages whose values may be used. */
  readonly values: readonly string[];
  /** Rooms and packages of which only types may be used: they leave nothing behind in the built file. */
  readonly types?: readonly string[];
}

/** Room of `src/` → what all its files may import. `docs/architecture.md` draws the same table. */
const mayImport: Record<string, Wall> = {
  schemas: { values: ['zod'] },
  i18n: { values: [], types: ['#domain', '#schemas'] },
  domain: { values: ['#schemas', 'mdast', 'read-vietnamese-number', 'satteri'] },
  read: {
    values: [
      '#domain',
      '#schemas',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:process',
      'node:zlib',
      'read-excel-file/universal',
      'yaml',
      'zod',
    ],
  },
  checks: { values: ['#domain', '#schemas'], types: ['#read'] },
  checked: { values: ['#checks', '#domain', '#i18n', '#read'], types: ['#schemas'] },
  device: { values: ['#domain'] },
  search: { values: ['#domain', '#device'] },
  offline: { values: ['#deploy', 'fzstd'] },
  stick: { values: [] },
  elements: { values: ['#device', '#domain', '#i18n', '#offline', '#search', 'tinypdf', 'uqr'] },
  components: { values: ['#domain', '#elements', '#i18n'], types: ['#schemas'] },
  layouts: {
    values: ['#components', '#deploy', '#elements', '#i18n', '#offline', '#styles'],
    types: ['#domain', '#schemas'],
  },
  pages: {
    values: [
      '#components',
      '#deploy',
      '#domain',
      '#elements',
      '#i18n',
      '#layouts',
      '#offline',
      '#search',
      '#styles',
      'astro',
      'astro:content',
      'node:crypto',
      'node:process',
      'qrcode',
    ],
    types: ['#schemas'],
  },
  styles: { values: [] },
};

interface Import {
  readonly name: string;
  readonly typesOnly: boolean;
}

/** Every import of a file: static, bare, dynamic, re-exported, and those of style sheets. */
function importsOf(source: string): Import[] {
  const found: Import[] = [];
  const onlyTypes = (clause: string): boolean => {
    if (/^type\b/.test(clause)) return true;
    const names = /^\{([^}]*)\}$/.exec(clause)?.[1]?.split(',') ?? [];
    const written = names.map((name) => name.trim()).filter((name) => name !== '');
    return written.length > 0 && written.every((name) => name.startsWith('type '));
  };
  for (const [, clause = '', name = ''] of source.matchAll(
    /\b(?:import|export)\s+((?:type\s+)?(?:[\w$*]+(?:\s+as\s+[\w$]+)?\s*,?\s*)?(?:\{[^}]*\})?)\s*from\s*['"]([^'"]+)['"]/g,
  ))
    found.push({ name, typesOnly: onlyTypes(clause.trim()) });
  for (const [, name = ''] of source.matchAll(/\bimport\s*['"]([^'"]+)['"]/g))
    found.push({ name, typesOnly: false });
  for (const [, name = ''] of source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ name, typesOnly: false });
  for (const [, name = ''] of source.matchAll(/@import\s+(?:url\()?\s*['"]?([^'")\s;]+)/g))
    found.push({ name, typesOnly: false });
  return found;
}

function strangersIn(file: string, source: string, room: string, wall: Wall): string[] {
  const home = `src/${room}`;
  return importsOf(source).flatMap(({ name, typesOnly }) => {
    if (name.startsWith('.'))
      return join(dirname(file), name).startsWith(`${home}/`) ? [] : [`${file} leaves by ${name}`];
    const from = name.startsWith('#') ? (name.split('/')[0] ?? name) : name;
    if (from === `#${room}` || wall.values.includes(from)) return [];
    if (wall.types?.includes(from))
      return typesOnly ? [] : [`${file} imports more than types of ${name}`];
    return [`${file} imports ${name}`];
  });
}

test.each(Object.entries(mayImport))('src/%s imports only %j', (room, wall) => {
  const files = globSync(`src/${room}/**/*.{ts,astro,css,mjs,js,tsx}`);
  expect(files.length).toBeGreaterThan(0);
  expect(
    files.flatMap((file) => strangersIn(file, readFileSync(file, 'utf8'), room, wall)),
  ).toEqual([]);
});

test('every room has its wall', () => {
  const rooms = readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(rooms.sort()).toEqual(Object.keys(mayImport).sort());
});

// content.config.ts is the door for content, middleware.ts tells each page its language.
test('what stands outside the rooms are the doors to Astro and nothing else', () => {
  const loose = readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  expect(loose.sort()).toEqual(['content.config.ts', 'env.d.ts', 'middleware.ts']);
});

describe('the wall itself sees', () => {
  const wall: Wall = { values: ['#domain'], types: ['#schemas'] };
  test.each<[string, string, string[]]>([
    ['an allowed room', "import { a } from '#domain/a.ts';", []],
    ['its own room', "import { a } from '#x/a.ts';\nimport b from './b.ts';", []],
    ['another room', "import { a } from '#read/a.ts';", ['f imports #read/a.ts']],
    ['a package', "import a from 'left-pad';", ['f imports left-pad']],
    ['a bare import', "import '#styles/a.css';", ['f imports #styles/a.css']],
    ['a dynamic import', "await import('#read/a.ts')", ['f imports #read/a.ts']],
    ['a re-export', "export * from '#read/a.ts';", ['f imports #read/a.ts']],
    ['a re-export by name', "export * as a from '#read/a.ts';", ['f imports #read/a.ts']],
    ['a namespace', "import * as a from '#read/a.ts';", ['f imports #read/a.ts']],
    ['names over lines', "import {\n  a,\n  b,\n} from '#read/a.ts';", ['f imports #read/a.ts']],
    ['double quotes', 'import a from "#read/a.ts";', ['f imports #read/a.ts']],
    ['types of an allowed room', "import type { A } from '#schemas/a.ts';", []],
    ['types in braces', "import { type A, type B } from '#schemas/a.ts';", []],
    [
      'a value among types',
      "import { type A, b } from '#schemas/a.ts';",
      ['f imports more than types of #schemas/a.ts'],
    ],
    [
      'a default beside types',
      "import a, { type B } from '#schemas/a.ts';",
      ['f imports more than types of #schemas/a.ts'],
    ],
    ['a way out', "import a from '../read/a.ts';", ['f leaves by ../read/a.ts']],
    [
      'a style sheet of another origin',
      "@import url('https://a.example/x.css');",
      ['f imports https://a.example/x.css'],
    ],
  ])('%s', (_, source, strangers) => {
    expect(
      strangersIn('src/x/f', source, 'x', wall).map((text) => text.replace('src/x/f', 'f')),
    ).toEqual(strangers);
  });
});
