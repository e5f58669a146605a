import { defineConfig } from 'vitest/config';

/** The same questions to every host; run after a build. */
export default defineConfig({
  test: { include: ['tests/hosts/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
});
