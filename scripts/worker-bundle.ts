import type { InlineConfig } from 'vite';

/** How a worker is bundled: one file under a fixed name, as an ES module or (for the service worker) as a plain script. */
export function workerBundle(
  entry: string,
  outDir: string,
  fileName: string,
  build: string,
  format: 'es' | 'iife' = 'es',
): InlineConfig {
  return {
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'import.meta.env.BUILD_ID': JSON.stringify(build) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2020',
      minify: true,
      lib: { entry, formats: [format], fileName: () => fileName, name: 'worker' },
    },
  };
}
