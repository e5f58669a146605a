import process from 'node:process';
import type { InlineConfig } from 'vite';
import type { Edition } from '#offline/cache-names.ts';
import { remember } from './remembered.ts';

/** What stands for the build in the code of a worker that is kept. */
const placeholders: Edition = { build: '@@BUILD_ID@@', day: '@@BUILD_DAY@@' };

/**
 * How a worker is bundled: one file under a fixed name, as an ES module or (for the service worker) as a plain script.
 *
 * @param edition - which build it belongs to, for a worker that must know.
 */
export function workerBundle(
  entry: string,
  outDir: string,
  fileName: string,
  format: 'es' | 'iife',
  edition?: Edition,
): InlineConfig {
  return {
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: edition && {
      'import.meta.env.BUILD_ID': JSON.stringify(edition.build),
      'import.meta.env.BUILD_DAY': JSON.stringify(edition.day),
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2020',
      minify: true,
      lib: { entry, formats: [format], fileName: () => fileName, name: 'worker' },
    },
  };
}

/**
 * The code of a worker, of the sources alone: the last build's where they are the same, since the bundler takes half a
 * second of a build that has six.
 *
 * @param name - of the worker, under which it is kept.
 */
export async function workerCode(
  name: string,
  entry: string,
  format: 'es' | 'iife',
): Promise<string> {
  const kept = remember<string>(`worker-${name}`, process.env.SOURCES_HASH);
  const code = await kept.wait(format, async () => {
    const { build } = await import('vite');
    const { build: how, ...settings } = workerBundle(entry, '', `${name}.js`, format, placeholders);
    const made = await build({ ...settings, build: { ...how, write: false } });
    const [output] = [made].flat();
    const chunk = output && 'output' in output ? output.output[0] : undefined;
    if (!chunk) throw new Error(`${entry} gives no code`);
    return chunk.code;
  });
  kept.keep();
  return code;
}

/** The code of a worker that knows its build. */
export const ofEdition = (code: string, { build, day }: Edition): string =>
  code.replaceAll(placeholders.build, build).replaceAll(placeholders.day, day);
