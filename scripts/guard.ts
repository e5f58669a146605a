/**
 * The content guard, the one integration of `astro.config.mjs`: whoever calls `astro build`, by whatever way, has it.
 * It keeps content from becoming code (`docs/decisions/0003-content-is-data.md`): no other integration, no other reader
 * of Markdown, no content file as a module, no page but those of `src/pages`, no change after checking, and no finished
 * page that the output gate refuses (`scripts/build.ts` asks the gate itself, when its last file is there).
 */
import { Buffer } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import {
  type GateOptions,
  type HtmlNode,
  type OutputFinding,
  outputFindings,
} from '#deploy/output-gate.ts';
import { markIn } from '#offline/page-mark.ts';
import { fingerprints } from '#read/content-files.ts';
import {
  type ContentWatch,
  contentWatch,
  contentWatchName,
  type Mistake,
  watchContent,
} from '#read/content-watch.ts';
import { languagesIn } from '#read/languages.ts';
import { readSite } from '#read/single-file.ts';
import { keepProgram } from './kept-pages.ts';
import { languageRoutes } from './languages.ts';
import { makePages } from './make-pages.ts';
import { startReader } from './read-beside.ts';
import { keyOf, remember } from './remembered.ts';

const name = 'content-guard';

/** Whether Astro shall make its program and no page (`build-program.ts`). */
const isProgramOnly = (): boolean => process.env.PROGRAM_ONLY === '1';

/** The content folder of this run. */
export const contentFolder = (): string => process.env.CONTENT_DIR ?? 'content';

/** Where the site will stand; without a readable `site.yaml` the build fails later, with every mistake named. */
export const siteAddress = (): string | undefined =>
  process.env.SITE_ADDRESS || readSite(contentFolder())?.address;

class GuardError extends Error {
  override name = 'ContentGuardError';
}

const asMarkup = /\.(?:mdx?|markdown|html?)$/i;
/** A module id without `?query` and `#hash`. */
const bare = (id: string): string => id.replace(/[?#].*$/, '').replaceAll('\\', '/');

/** Vite's side of the guard: the capability is taken away, whatever the code asks for. */
function moduleWall(content: string) {
  const shown = (path: string): string =>
    relative(process.cwd(), path).replaceAll(sep, '/') || path;
  const isContent = (path: string): boolean => `${path}/`.startsWith(`${content}/`);
  const refuse = (path: string, importer?: string): never => {
    throw new GuardError(
      `Tệp “${shown(path)}” không được nạp như mã${importer ? ` (nơi nạp: ${shown(bare(importer))})` : ''}. Nội dung chỉ đi qua src/content.config.ts.`,
    );
  };
  return {
    name,
    enforce: 'pre' as const,
    resolveId: {
      order: 'pre' as const,
      handler(source: string, importer: string | undefined): null {
        const path = bare(source);
        if (/^data:/i.test(source) || asMarkup.test(path)) refuse(path, importer);
        const from = importer && source.startsWith('.') ? join(bare(importer), '..', path) : path;
        if (isContent(resolve(from))) refuse(resolve(from), importer);
        return null;
      },
    },
    load: {
      order: 'pre' as const,
      handler(id: string): null {
        const path = bare(id);
        if (asMarkup.test(path) || isContent(path)) refuse(path);
        return null;
      },
    },
  };
}

/** What Astro calls the module with all content. */
const dataModule = 'astro:data-layer-content';

/** Gives the pages of a build what the checks let through, from memory: content goes through no bundler. */
const checkedData = {
  name: `${name}-data`,
  apply: 'build' as const,
  enforce: 'pre' as const,
  resolveId: {
    order: 'pre' as const,
    handler: (source: string) => (source === dataModule ? `\0${dataModule}` : null),
  },
  load: {
    order: 'pre' as const,
    handler: (id: string) =>
      id === `\0${dataModule}`
        ? `export default globalThis[Symbol.for(${JSON.stringify(contentWatchName)})].entries;`
        : null,
  },
};

/** @param folder - the content folder. */
export function contentGuard(folder = contentFolder()): AstroIntegration {
  const wall = moduleWall(resolve(folder).replaceAll('\\', '/'));
  // The same pages once more for each language: what they are made of is src/pages all the same.
  const routes = languageRoutes(folder);
  const isOurs = ({ pattern, entrypoint }: { pattern: string; entrypoint: string }): boolean =>
    routes.some((route) => route.pattern === pattern && entrypoint.endsWith(route.entrypoint));
  let outDir: URL;
  return {
    name,
    hooks: {
      'astro:config:setup': ({ command, updateConfig, injectRoute }) => {
        const watch = watchContent();
        // Where another process makes the pages, that one reads.
        if (command === 'build' && !isProgramOnly())
          watch.checked = startReader()(folder, watch).checked;
        updateConfig({
          vite: {
            plugins: [wall, checkedData],
            define: { 'import.meta.env.LANGUAGES': JSON.stringify(languagesIn(folder)) },
          },
        });
        for (const route of routes) injectRoute(route);
      },
      'astro:config:done': ({ config }) => {
        outDir = config.outDir;
        const others = config.integrations.filter((one) => one.name !== name);
        if (others.length > 0)
          throw new GuardError(
            `Có phần mở rộng lạ của Astro: ${others.map((one) => one.name).join(', ')}. Hãy bỏ khỏi astro.config.mjs; nội dung ở đây không cần phần nào.`,
          );
        const plugins = (config.vite.plugins ?? [])
          .flat(9)
          .filter((one) => one !== wall && one !== checkedData);
        if (plugins.length > 0)
          throw new GuardError('Có plugin Vite lạ. Hãy bỏ khỏi astro.config.mjs.');
        const { processor } = config.markdown;
        const { mdastPlugins = [], hastPlugins = [] } = processor.options as {
          mdastPlugins?: unknown[];
          hastPlugins?: unknown[];
        };
        if (processor.name !== 'satteri' || mdastPlugins.length + hastPlugins.length > 0)
          throw new GuardError(
            `Bộ đọc Markdown của Astro đã bị thay (“${processor.name}”). Hãy bỏ mục markdown khỏi cấu hình.`,
          );
        if (config.security.csp)
          throw new GuardError('security.csp của Astro phải tắt: trang đã có chính sách riêng.');
      },
      'astro:routes:resolved': ({ routes: resolved }) => {
        for (const { origin, entrypoint, pattern } of resolved) {
          if (asMarkup.test(bare(entrypoint)))
            throw new GuardError(
              `Trang “${entrypoint}” viết bằng Markdown hoặc HTML. Trang chỉ viết bằng .astro hoặc .ts; nội dung đặt trong content/.`,
            );
          if (
            (origin === 'external' && !isOurs({ pattern, entrypoint })) ||
            (origin === 'project' && !/^src\/pages\//.test(entrypoint))
          )
            throw new GuardError(`Địa chỉ “${pattern}” đến từ ngoài src/pages: ${entrypoint}.`);
        }
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const output = fileURLToPath(outDir);
        setPrerenderer((astros) => ({
          ...astros,
          name: `${name}-pages`,
          async setup() {
            await astros.setup?.();
            const site = siteAddress();
            if (isProgramOnly())
              return keepProgram('app' in astros ? astros.app : undefined, output, folder, site);
            // The bundler needed no content; the first page does.
            await contentWatch().checked;
            const { FORMER: former } = process.env;
            await makePages(astros, { output, former, origin: site ?? 'http://localhost' });
          },
          // All are made already.
          getStaticPaths: async () => [],
        }));
      },
      'astro:server:setup': ({ server }) => {
        let shown: readonly Mistake[] = [];
        let again: NodeJS.Timeout | undefined;
        const dataStore = join(server.config.root, '.astro/data-store.json');
        // A page that is opened or loaded again while something is wrong hears of it as well.
        server.ws.on('connection', (socket) => {
          if (shown.length > 0) socket.send(JSON.stringify(overlayOf(shown, folder)));
        });
        contentWatch().show = (mistakes) => {
          const wasWrong = shown.length > 0;
          shown = mistakes;
          if (shown.length > 0) server.ws.send(overlayOf(shown, folder));
          else {
            if (wasWrong) server.ws.send({ type: 'full-reload', path: '*' });
            // Astro hands out what was written half a second later. A page that is loaded in just that moment can make it
            // keep the old text until the next change, so it is told once more when no page is likely to be under way.
            clearTimeout(again);
            again = setTimeout(() => server.watcher.emit('change', dataStore), 2_000).unref();
          }
        };
      },
      'astro:build:done': ({ dir }) => {
        // It looks at all files when the last is there, and takes the folder away as well.
        if (process.env.CHECKED_BY === 'scripts/build.ts') return;
        const output = fileURLToPath(dir);
        try {
          checkOutput(output, folder);
        } catch (error) {
          // Nobody shall publish it by mistake.
          rmSync(output, { recursive: true, force: true });
          throw error;
        }
      },
    },
  };
}

/** What Vite shows over the page. Astro puts the message in as HTML, so it is written as letters. */
function overlayOf(mistakes: readonly Mistake[], folder: string) {
  const letters = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const [first] = mistakes;
  const file = first ? resolve(folder, '..', first.file) : '';
  const all = mistakes.map(({ text }) => text).join('\n\n');
  return {
    type: 'error' as const,
    err: {
      name: 'Nội dung cần sửa',
      title: `Nội dung còn ${mistakes.length} chỗ cần sửa. Trang đang hiện bản đúng gần nhất.`,
      message: letters(all),
      stack: all,
      id: file,
      loc: { file, line: first?.line ?? 1, column: first?.column ?? 1 },
    },
  };
}

/** Is the content still what was read and checked? */
function unchangedSince({ read }: ContentWatch, folder: string): void {
  if (!read) throw new GuardError('Nội dung chưa được đọc và kiểm tra trong lần dựng này.');
  const now = fingerprints(folder);
  const changed = [...new Set([...read.keys(), ...now.keys()])].filter(
    (file) => read.get(file) !== now.get(file),
  );
  if (changed.length > 0)
    throw new GuardError(
      `Nội dung đã đổi sau khi kiểm tra, hãy dựng lại: ${changed.sort().join(', ')}.`,
    );
}

/** Every file below a folder, by its path with `/`; links and other odd things are refused. */
function* filesBelow(folder: string, below = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, below)).sort()) {
    const path = below ? `${below}/${entry}` : entry;
    const kind = lstatSync(join(folder, path));
    if (kind.isDirectory()) yield* filesBelow(folder, path);
    else if (kind.isFile()) yield path;
    else throw new GuardError(`dist/${path} không phải tệp thường.`);
  }
}

/** What the gate found in files, by their bytes: a build looks ahead, and the next one mostly at the same files. */
let lookedAt: ReturnType<typeof remember<OutputFinding[]>> | undefined;
function looked({ linkHosts, siteHost }: GateOptions) {
  const { SOURCES_HASH: sources } = process.env;
  lookedAt ??= remember<OutputFinding[]>(
    'output-gate',
    sources && [sources, siteHost, ...linkHosts].join(' '),
  );
  return lookedAt;
}

/** What of a finished folder must not be published. */
function outputProblems(
  output: string,
  files: readonly string[],
  options: GateOptions,
): OutputFinding[] {
  const findings = looked(options);
  const problems = files.flatMap((path) => {
    const bytes = readFileSync(join(output, path));
    return findings.get(keyOf(path, withoutMark(path, bytes)), () =>
      outputFindings(path, bytes, options),
    );
  });
  findings.keep();
  lookedAt = undefined;
  return problems;
}

/**
 * Looks at a file before the folder is finished, so that `checkOutput` need not; says nothing of what it finds.
 *
 * @param path - of the file in the folder, with `/`.
 * @param tree - gives what the gate's parser makes of the file.
 */
export function lookAhead(
  path: string,
  bytes: Uint8Array,
  options: GateOptions,
  tree?: () => HtmlNode,
): void {
  looked(options).ahead(keyOf(path, withoutMark(path, bytes)), () =>
    outputFindings(path, bytes, options, tree),
  );
}

/** A page without its mark, which says nothing but what its other bytes decide and comes between the two looks. */
function withoutMark(path: string, bytes: Uint8Array): string | Uint8Array {
  if (!path.endsWith('.html')) return bytes;
  const html = Buffer.from(bytes).toString('latin1');
  const said = markIn(html);
  return said === undefined ? html : html.replaceAll(said, ''.padEnd(said.length, '-'));
}

/** What the gate has to know of the site. @throws where `site.yaml` cannot be read. */
export function gateOptions(folder = contentFolder()): GateOptions {
  const site = readSite(folder);
  if (!site) throw new GuardError('content/site.yaml không đọc được.');
  const siteHost = new URL(siteAddress() ?? site.address).host;
  return { siteHost, linkHosts: new Set([...site.linkHosts, siteHost]) };
}

/**
 * The output gate over a finished folder, whose content must be what was checked. `scripts/build.ts` calls it again when
 * search and offline files are there.
 *
 * @returns how many files were looked at.
 * @throws with every problem in words.
 */
export function checkOutput(output: string, folder = contentFolder()): number {
  unchangedSince(contentWatch(), folder);
  const files = [...filesBelow(output)];
  const problems = outputProblems(output, files, gateOptions(folder));
  if (problems.length > 0)
    throw new GuardError(
      `Bản dựng có ${problems.length} chỗ không được đăng:\n${problems
        .slice(0, 20)
        .map(({ path, problem }) => `  dist/${path}: ${problem}`)
        .join('\n')}`,
    );
  return files.length;
}
