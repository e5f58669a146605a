import type { InlineConfig } from 'vite';
import type { Edition } from '#offline/cache-names.ts';

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
