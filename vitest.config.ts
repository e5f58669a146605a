import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/attacks/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['tests/support/property-seed.ts'],
  },
});
