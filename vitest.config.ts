import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/windows/**', 'node_modules/**'],
    environment: 'node',
    // The native addon and the process's environment belong to one file at a time.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
