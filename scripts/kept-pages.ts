/**
 * What Astro makes of the sources, kept for the next build. Content goes through no bundler, so that a build of the same
 * sources needs none: it reads the content and makes the pages with the program of the build before.
 *
 * This knows more of Astro than Astro promises: that the program has an `app` with `setInternals` and `setOptions`, and
 * what of both a page asks for. Where any of it is not so, the build goes the long way.
 */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { RouteData, SSRManifest } from 'astro';
import { languagesIn } from '#read/languages.ts';
import type { PageMaker } from './make-pages.ts';
import { keyOf } from './remembered.ts';

/** Where it lies. It may be deleted at any time. */
export const keptFolder = join('node_modules', '.cache', 'cam-tay-pages');

/** Astro's program in the folder that is being filled. */
const program = '.prerender';

/** Of Astro's `BuildApp`, in the program itself. */
interface BuildApp {
  readonly manifest: SSRManifest;
  setInternals(internals: object): void;
  setOptions(options: object): void;
  getSettings(): { readonly scripts: readonly { readonly stage: string }[] };
  render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
}

/** All that the program and the files beside it are made of. `undefined` outside `scripts/build.ts`, which hashes it. */
function ruleOf(content: string, site: string | undefined): string | undefined {
  const { SOURCES_HASH: sources, HANDOUTS = '' } = process.env;
  return (
    sources &&
    keyOf(
      sources,
      HANDOUTS,
      languagesIn(content).join(),
      site ?? '',
      process.cwd(),
      process.version,
    )
  );
}

/**
 * Keeps the program and what lies beside it before the first page is made.
 *
 * @param app - of Astro's own prerenderer; `output` - the folder that is being filled.
 */
export function keepProgram(
  app: unknown,
  output: string,
  content: string,
  site?: string,
  folder = keptFolder,
): void {
  const rule = ruleOf(content, site);
  if (!rule) return;
  rmSync(folder, { recursive: true, force: true });
  // A script that Astro itself puts into every page is beyond what is kept.
  const scripts = (app as Partial<BuildApp> | undefined)?.getSettings?.().scripts;
  if (scripts?.some(({ stage }) => stage === 'page' || stage === 'head-inline') !== false) return;
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  cpSync(output, join(unfinished, 'site'), { recursive: true });
  renameSync(join(unfinished, 'site', program), join(unfinished, 'program'));
  writeFileSync(join(unfinished, 'rule'), rule);
  renameSync(unfinished, folder);
}

/** Whether the program of these sources is kept. */
export function isProgramKept(content: string, site?: string, folder = keptFolder): boolean {
  const rule = ruleOf(content, site);
  const file = join(folder, 'rule');
  return rule !== undefined && existsSync(file) && readFileSync(file, 'utf8') === rule;
}

/**
 * Puts what lies beside the pages into `output`, and gives the maker of the pages: loaded, so that it can begin as soon as
 * the content is there.
 *
 * @returns nothing where the program is another than expected.
 */
export async function keptProgram(
  output: string,
  folder = keptFolder,
): Promise<PageMaker | undefined> {
  try {
    const [entry = ''] = globSync(join(folder, 'program', 'prerender-entry.*.mjs'));
    const [{ app }, { StaticPaths }] = await Promise.all([
      import(pathToFileURL(resolve(entry)).href) as Promise<{ readonly app: BuildApp }>,
      import('astro/runtime/prerender/static-paths.js'),
    ]);
    await Promise.all([...(app.manifest.pageMap ?? [])].map(([, load]) => load()));
    const styles = new Map(
      app.manifest.routes.map(({ routeData: { route, component }, styles: sheets }) => [
        `${route}&${component}`,
        { styles: sheets.map((sheet, order) => ({ sheet, order, depth: 0 })) },
      ]),
    );
    const pagesByKeys = {
      get(key: string) {
        const page = styles.get(key);
        if (!page) throw new Error(`Astro asks for the styles of ${key}`);
        return page;
      },
    };
    app.setInternals({ pagesByKeys });
    const destination = { write: () => true };
    app.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } });
    cpSync(join(folder, 'site'), output, { recursive: true });
    return {
      getStaticPaths: () => new StaticPaths(app).getAll(),
      render: (request, { routeData }) => app.render(request, { routeData }),
    };
  } catch {
    return undefined;
  }
}
