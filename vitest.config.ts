import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/attacks/**/*.test.ts'],
    environment: 'node',
    // A watchdog and no measurement: machines are shared, and what hangs takes far longer.
    testTimeout: 30_000,
    setupFiles: ['tests/support/property-seed.ts'],
  },
});
