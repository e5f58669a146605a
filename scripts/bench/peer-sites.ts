/**
 * Sites of other generators with the same pages as `corpus.ts` makes, each as its own documentation tells to make one,
 * with search and a service worker. They are written outside the repository and never published.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type CorpusPage, corpus, corpusPage } from './corpus.ts';
import { linkPackages } from './site-copy.ts';

export interface Peer {
  /** Packages with their versions; none when those of this repository do. */
  readonly packages: Readonly<Record<string, string>>;
  /** Writes all sources of a site of `pages` pages into an empty folder. */
  write(folder: string, pages: number): void;
  /** The program and its arguments. */
  readonly build: readonly string[];
  /** Where the finished site is. */
  readonly out: string;
  /** Whether Pagefind makes the index afterwards; others bring a search of their own. */
  readonly addPagefind: boolean;
  /** The page that is visited: the first of the corpus. */
  readonly page: string;
}

/** Where a peer's site of so many pages lies. */
export const peerFolder = (place: string, name: string, pages: number): string =>
  join(place, `${name}-${pages}`);

const register = `navigator.serviceWorker && addEventListener('load', () => navigator.serviceWorker.register('/sw.js'));`;
const name = 'Sổ tay thủ tục';

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** Everything but the installed packages is written anew. */
function fresh(folder: string, ...made: readonly string[]): void {
  for (const one of made) rmSync(join(folder, one), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

const frontMatter = (page: CorpusPage, more = ''): string =>
  `---\ntitle: ${JSON.stringify(page.title)}\ndescription: ${JSON.stringify(page.description)}\n${more}---\n\n`;

const markdown = (page: CorpusPage, more = ''): string => frontMatter(page, more) + page.body;

const putPages = (
  folder: string,
  pages: number,
  write: (page: CorpusPage) => readonly [string, string],
): void => put(folder, Object.fromEntries(corpus(pages).map(write)));

const packageFile = (
  dependencies: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = { type: 'module' },
): string => JSON.stringify({ name: 'peer', private: true, ...more, dependencies }, null, 2);

/** What a plain page looks like with the three that bring no looks of their own. */
const style = `body{font:1.125rem/1.6 system-ui,sans-serif;max-width:42rem;margin:auto;padding:1rem;color:#1b1b1b}
h1,h2,h3{line-height:1.25}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.4rem}a{color:#06402a}`;

const first = corpusPage(1).slug;
const home = '# Sổ tay thủ tục\n\nChọn một thủ tục, hoặc tìm.\n';
const shell = (title: string, description: string, main: string): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><meta name="description" content="${description}"><link rel="stylesheet" href="/style.css"><script type="module" src="/register.js"></script></head>
<body><header><a href="/">${name}</a> · <a href="/tim/">Tìm</a></header><main>${main}</main></body></html>`;
const searchMain = '<h1>Tìm</h1><div id="search"></div>';
const plainFiles = { 'style.css': style, 'register.js': register };

const starlightPackages = {
  astro: '7.3.5',
  '@astrojs/starlight': '0.42.4',
};
const vitepressPackages = { vitepress: '1.6.4' };
const docusaurusPackages = {
  '@docusaurus/core': '3.10.2',
  '@docusaurus/preset-classic': '3.10.2',
  '@easyops-cn/docusaurus-search-local': '0.55.3',
  react: '19.2.0',
  'react-dom': '19.2.0',
};
const eleventyPackages = { '@11ty/eleventy': '3.1.8' };

const bareAstro: Peer = {
  packages: {},
  build: [process.execPath, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'],
  out: 'dist',
  addPagefind: true,
  page: `/thu-tuc/${first}/`,
  write(folder, pages) {
    fresh(folder, 'src', 'public', 'dist', '.astro');
    linkPackages(folder);
    put(folder, {
      'package.json': packageFile({}),
      'astro.config.mjs': `import { defineConfig } from 'astro/config';
export default defineConfig({ site: 'https://site.test', cacheDir: './.astro' });
`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { pages: defineCollection({ loader: glob({ pattern: '*.md', base: './src/pages-of-corpus' }) }) };
`,
      'src/pages/thu-tuc/[slug].astro': `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('pages')).map((page) => ({ params: { slug: page.id }, props: { page } }));
}
const { page } = Astro.props;
const { Content } = await render(page);
---
${shell('{page.data.title}', '', '<h1>{page.data.title}</h1><Content />').replace(' content=""', ' content={page.data.description}')}`,
      'src/pages/index.astro': shell(name, name, '<h1>Sổ tay thủ tục</h1>'),
      'src/pages/tim.astro': shell('Tìm', name, searchMain),
      'public/style.css': style,
      'public/register.js': register,
    });
    putPages(folder, pages, (page) => [`src/pages-of-corpus/${page.slug}.md`, markdown(page)]);
  },
};

const starlight: Peer = {
  packages: starlightPackages,
  build: [process.execPath, 'node_modules/astro/bin/astro.mjs', 'build', '--silent'],
  out: 'dist',
  // Starlight runs Pagefind itself.
  addPagefind: false,
  page: `/${corpusPage(1).field}/${first}/`,
  write(folder, pages) {
    fresh(folder, 'src', 'dist', '.astro', 'node_modules/.astro', 'node_modules/.vite');
    const groups = new Map(corpus(Math.min(pages, 12)).map((page) => [page.field, page.fieldName]));
    const sidebar = [...groups].map(([directory, label]) => ({
      label,
      collapsed: true,
      items: [{ autogenerate: { directory } }],
    }));
    put(folder, {
      'package.json': packageFile(starlightPackages),
      'astro.config.mjs': `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({ site: 'https://site.test', integrations: [starlight({
  title: '${name}', locales: { root: { label: 'Tiếng Việt', lang: 'vi' } }, sidebar: ${JSON.stringify(sidebar)},
  head: [{ tag: 'script', content: ${JSON.stringify(register)} }],
})] });
`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
      'src/content/docs/index.md': `---\ntitle: ${name}\n---\n\nChọn một thủ tục, hoặc tìm.\n`,
    });
    putPages(folder, pages, (page) => [
      `src/content/docs/${page.field}/${page.slug}.md`,
      markdown(page),
    ]);
  },
};

/** Links of a sidebar that lists the whole site, as the two below do by default. */
const groupsOf = (pages: number): Map<string, CorpusPage[]> =>
  Map.groupBy(corpus(pages), ({ field }) => field);

const vitepress: Peer = {
  packages: vitepressPackages,
  build: [process.execPath, 'node_modules/vitepress/bin/vitepress.js', 'build', 'docs'],
  out: 'docs/.vitepress/dist',
  addPagefind: false,
  page: `/${corpusPage(1).field}/${first}`,
  write(folder, pages) {
    fresh(folder, 'docs');
    const sidebar = [...groupsOf(pages).values()].map((group) => ({
      text: group[0]?.fieldName,
      collapsed: true,
      items: group.map(({ title, field, slug }) => ({ text: title, link: `/${field}/${slug}` })),
    }));
    put(folder, {
      'package.json': packageFile(vitepressPackages),
      'docs/.vitepress/config.mjs': `export default {
  lang: 'vi', title: '${name}', cleanUrls: true,
  head: [['script', {}, ${JSON.stringify(register)}]],
  themeConfig: { search: { provider: 'local' }, sidebar: ${JSON.stringify(sidebar)} },
};
`,
      'docs/index.md': home,
    });
    putPages(folder, pages, (page) => [
      `docs/${page.field}/${page.slug}.md`,
      `${frontMatter(page)}# ${page.title}\n\n${page.body}`,
    ]);
  },
};

const docusaurus: Peer = {
  packages: docusaurusPackages,
  build: [process.execPath, 'node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build'],
  out: 'build',
  addPagefind: false,
  page: `/${corpusPage(1).field}/${first}`,
  write(folder, pages) {
    fresh(folder, 'docs', 'build', '.docusaurus', 'node_modules/.cache');
    put(folder, {
      'package.json': packageFile(docusaurusPackages, {}),
      'docusaurus.config.js': `module.exports = {
  title: '${name}', url: 'https://site.test', baseUrl: '/', onBrokenLinks: 'ignore',
  i18n: { defaultLocale: 'vi', locales: ['vi'] }, markdown: { format: 'md' },
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, blog: false }]],
  themes: [['@easyops-cn/docusaurus-search-local', { hashed: true, indexBlog: false, docsRouteBasePath: '/', language: ['vi'] }]],
  headTags: [{ tagName: 'script', attributes: {}, innerHTML: ${JSON.stringify(register)} }],
};
`,
      'sidebars.js': `module.exports = { docs: [{ type: 'autogenerated', dirName: '.' }] };\n`,
      'docs/index.md': `---\nslug: /\ntitle: ${name}\n---\n\nChọn một thủ tục, hoặc tìm.\n`,
    });
    putPages(folder, pages, (page) => [
      `docs/${page.field}/${page.slug}.md`,
      markdown(page, `slug: /${page.field}/${page.slug}\n`),
    ]);
  },
};

const eleventy: Peer = {
  packages: eleventyPackages,
  build: [process.execPath, 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
  out: '_site',
  addPagefind: true,
  page: `/thu-tuc/${first}/`,
  write(folder, pages) {
    fresh(folder, 'src', '_site');
    put(folder, {
      'package.json': packageFile(eleventyPackages),
      'eleventy.config.js': `export default (config) => {
  config.addPassthroughCopy({ 'src/style.css': 'style.css', 'src/register.js': 'register.js' });
  return { dir: { input: 'src' } };
};
`,
      'src/_includes/page.njk': shell(
        '{{ title }}',
        '{{ description }}',
        '<h1>{{ title }}</h1>{{ content | safe }}',
      ),
      'src/thu-tuc/thu-tuc.json': JSON.stringify({ layout: 'page.njk' }),
      'src/index.md': `---\nlayout: page.njk\ntitle: ${name}\n---\nChọn một thủ tục, hoặc tìm.\n`,
      'src/tim.html': `---\nlayout: page.njk\ntitle: Tìm\n---\n${searchMain}\n`,
      'src/style.css': plainFiles['style.css'],
      'src/register.js': plainFiles['register.js'],
    });
    putPages(folder, pages, (page) => [`src/thu-tuc/${page.slug}.md`, markdown(page)]);
  },
};

const hugo: Peer = {
  packages: {},
  build: ['hugo', '--quiet'],
  out: 'public',
  addPagefind: true,
  page: `/thu-tuc/${first}/`,
  write(folder, pages) {
    fresh(folder, 'content', 'layouts', 'static', 'public', 'resources');
    const layout = shell(
      '{{ .Title }}',
      '{{ .Description }}',
      '<h1>{{ .Title }}</h1>{{ .Content }}',
    );
    put(folder, {
      'config.toml': `baseURL = "https://site.test/"\nlanguageCode = "vi"\ntitle = "${name}"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n`,
      'layouts/_default/single.html': layout,
      'layouts/_default/list.html': layout,
      'layouts/index.html': layout,
      'static/style.css': plainFiles['style.css'],
      'static/register.js': plainFiles['register.js'],
      'content/_index.md': `---\ntitle: ${name}\n---\n`,
      'content/tim.md': `---\ntitle: Tìm\n---\n`,
    });
    putPages(folder, pages, (page) => [`content/thu-tuc/${page.slug}.md`, markdown(page)]);
  },
};

/** The peers by their names in the tables; bare Astro is the floor that the others stand on. */
export const peers = {
  'bare-astro': bareAstro,
  hugo,
  eleventy,
  starlight,
  vitepress,
  docusaurus,
} as const satisfies Readonly<Record<string, Peer>>;
