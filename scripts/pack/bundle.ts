import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const host = resolve('src/stick/host.ts');
const page = 'cam-tay-page';

/** Vite's lists of files to load ahead, which a page of the folder has in its one script already. */
const filesAhead = /const __vite__mapDeps=\(.*?\)=>i\.map\(i=>d\[i\]\);/s;

/** The scripts of a page as one module, and the finished chunks of `dist/` without what needs a host. */
function chunks(dist: string, modules: readonly string[]): Plugin {
  const paths = [host, ...modules.map((path) => resolve(dist, path))];
  return {
    name: page,
    resolveId: (id) => (id === resolve(page) || id === page ? `\0${page}` : undefined),
    load: (id) =>
      id === `\0${page}`
        ? paths.map((path) => `import ${JSON.stringify(path)};`).join('\n')
        : undefined,
    transform(code, id) {
      if (!code.includes('__vite__mapDeps=')) return undefined;
      const without = code.replace(filesAhead, 'const __vite__mapDeps=()=>[];');
      if (without === code) throw new Error(`${id}: Vite writes its lists differently now`);
      return without;
    },
  };
}

export interface PageScript {
  /** Below the root of the folder; the name changes with the bytes. */
  readonly file: string;
  readonly code: string;
}

/**
 * The module scripts of one kind of page as one classic script: browsers load no module from a folder.
 *
 * One for each kind, not one for each module: what two modules share must run once.
 *
 * @param modules - files of `dist/`, in the order of the page.
 */
export async function pageScript(dist: string, modules: readonly string[]): Promise<PageScript> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [chunks(dist, modules)],
    build: {
      write: false,
      target: 'es2020',
      minify: true,
      modulePreload: false,
      lib: { entry: page, formats: ['iife'], fileName: () => 'page.js', name: 'camTay' },
      rolldownOptions: {
        // What stands in for a host must be there before the first element is.
        output: { strictExecutionOrder: true },
        transform: {
          inject: {
            location: [host, 'siteLocation'],
            history: [host, 'siteHistory'],
            fetch: [host, 'fetchFile'],
          },
        },
      },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk, ...others] = built.flatMap(({ output }) => output);
  if (chunk?.type !== 'chunk' || others.length > 0)
    throw new Error(`${modules.join(', ')}: one file was expected`);
  if (/\bimport\b[\s({*]|\bimport\.meta\b/.test(chunk.code))
    throw new Error(`${modules.join(', ')}: an import is left, which no classic script may have`);
  const hash = createHash('sha256').update(chunk.code).digest('hex').slice(0, 12);
  return { file: `_astro/trang-${hash}.js`, code: chunk.code };
}
