import { afterAll, describe, expect, test } from 'vitest';
import { buildSmallSite, removeSmallSites } from '../../support/small-site.ts';

afterAll(removeSmallSites);

/** A config in which another integration stands behind the guard. */
const withEvil = (hook: string) => ({
  'astro.config.mjs': `const evil = { name: 'evil', hooks: { 'astro:config:setup': ({ updateConfig, injectRoute, addRenderer }) => { ${hook} } } };
import { contentGuard } from './scripts/guard.ts';
export default { site: 'https://camtay.example/', cacheDir: './.cache', integrations: [contentGuard(), evil] };
`,
});
const importing = (line: string) => ({
  'src/pages/x.astro': `---\n${line}\n---\n<p>{typeof x}</p>\n`,
});

test('the small site itself is built', () => {
  const { status, output } = buildSmallSite({});
  expect(output.trim()).toBe('');
  expect(status).toBe(0);
}, 60_000);

describe('the build fails and says why', () => {
  test.each<[string, Record<string, string>, string[], string?]>([
    ['a page written in Markdown', { 'src/pages/x.md': '# x\n' }, ['src/pages/x.md', 'Markdown']],
    [
      'a page that imports a content file',
      importing("import x from '../../content/guides/khai-sinh.mdx';"),
      ['content/guides/khai-sinh.mdx', 'src/pages/x.astro'],
    ],
    [
      'a page that takes all content at once',
      importing(
        "const x = import.meta.glob('/content/**/*.yaml', { query: '?raw', eager: true });",
      ),
      ['content/', 'không được nạp'],
    ],
    [
      'another processor of Markdown',
      {},
      ['Bộ đọc Markdown', 'khác'],
      "markdown: { processor: { name: 'khác', options: {}, createRenderer: async () => ({ render: async () => ({}) }) } }",
    ],
    [
      'an integration like that of MDX',
      withEvil("addRenderer({ name: 'mdx', serverEntrypoint: './mdx.mjs' });"),
      ['Có phần mở rộng lạ', 'evil'],
    ],
    [
      'an integration that replaces the processor later',
      withEvil(
        "updateConfig({ markdown: { processor: { name: 'mdx', options: {}, createRenderer: async () => ({}) } } });",
      ),
      ['evil'],
    ],
    [
      'an integration that adds a page',
      withEvil("injectRoute({ pattern: '/x', entrypoint: './scripts/guard.ts' });"),
      ['ngoài src/pages', 'scripts/guard.ts'],
    ],
    ['a plugin of Vite', {}, ['plugin Vite lạ'], "vite: { plugins: [{ name: 'mdx' }] }"],
    ['a page written in HTML', { 'src/pages/x.html': '<p>x</p>\n' }, ['src/pages/x.html']],
    [
      'a page that takes the text of a content file',
      importing("import x from '../../content/site.yaml?raw';"),
      ['content/site.yaml', 'src/pages/x.astro'],
    ],
    [
      'a page that imports from a data address',
      importing("import x from 'data:text/javascript,export default 1';"),
      ['data:text/javascript', 'src/pages/x.astro'],
    ],
    [
      'a config without the guard',
      {
        'astro.config.mjs':
          "export default { site: 'https://camtay.example/', cacheDir: './.cache' };\n",
      },
      ['Thiếu bộ canh nội dung'],
    ],
    [
      'content that changes after it was checked',
      importing(
        "import { appendFileSync } from 'node:fs';\nconst x = appendFileSync('content/glossary.yaml', '# x');",
      ),
      ['content/glossary.yaml', 'đã đổi'],
    ],
    [
      'a page of our own with an inline script',
      { 'src/pages/y.astro': '<p onclick="x()">x</p>\n' },
      ['dist/y/index.html', 'sự kiện'],
    ],
  ])(
    '%s',
    (_, files, words, more) => {
      const { status, output } = buildSmallSite(files, { more });
      expect(status).not.toBe(0);
      for (const word of words) expect(output).toContain(word);
    },
    60_000,
  );
});
