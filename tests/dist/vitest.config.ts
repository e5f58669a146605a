import { defineConfig } from 'vitest/config';

/** Checks of the finished files; run after a build. */
export default defineConfig({
  test: { include: ['tests/dist/**/*.test.ts'], environment: 'node', testTimeout: 60_000 },
});
