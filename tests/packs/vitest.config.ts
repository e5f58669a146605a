import { defineConfig } from 'vitest/config';

/** Checks of the copies for a memory stick and a Wi-Fi box; run after `npm run pack`. */
export default defineConfig({
  test: {
    include: ['tests/packs/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    // Thousands of files are taken away at the end.
    hookTimeout: 120_000,
  },
});
