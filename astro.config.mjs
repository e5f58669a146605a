import process from 'node:process';
import { defineConfig } from 'astro/config';
import { buildId } from './scripts/build-id.ts';
import { contentGuard, siteAddress } from './scripts/guard.ts';

export default defineConfig({
  site: siteAddress(),
  output: 'static',
  trailingSlash: 'always',
  // The default ('jsx') drops the space between inline elements at line ends: “Xem thêmhướng dẫn”.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 2 },
  // The only one. Content is never code: the guard refuses every other (docs/decisions/0003-content-is-data.md).
  integrations: [contentGuard()],
  devToolbar: { enabled: false },
  vite: {
    // Nothing inline: the content security policy allows no inline script and no inline style.
    build: { assetsInlineLimit: 0, cssCodeSplit: true },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                // Behaviour of all pages, and what other scripts share with it: one file, so that a page asks for one script.
                groups: [
                  {
                    name: 'page',
                    test: /src[\\/]layouts[\\/]Page\.astro|every-page|domain[\\/]fold\.ts/,
                    includeDependenciesRecursively: true,
                  },
                ],
              },
            },
          },
        },
      },
    },
    define: {
      'import.meta.env.BUILD_ID': JSON.stringify(buildId()),
      'import.meta.env.HANDOUTS': JSON.stringify(Boolean(process.env.HANDOUTS)),
    },
  },
});
