import process from 'node:process';
import { defineConfig } from 'astro/config';
import { buildId, sourcesHash } from './scripts/build-id.ts';
import { contentGuard, siteAddress } from './scripts/guard.ts';

// Read by pages while they are made, and no setting of the bundler: a change of the content would count as one of the code.
process.env.SOURCES_HASH = sourcesHash();
process.env.BUILD_ID = buildId(process.env.SOURCES_HASH);

export default defineConfig({
  site: siteAddress(),
  output: 'static',
  trailingSlash: 'always',
  // The default ('jsx') drops the space between inline elements at line ends: “Xem thêmhướng dẫn”.
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
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
      'import.meta.env.HANDOUTS': JSON.stringify(Boolean(process.env.HANDOUTS)),
    },
  },
});
