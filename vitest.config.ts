import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/windows/**', 'node_modules/**'],
    environment: 'node',
    // The native addon and the process's environment belong to one file at a time.
    pool: 'forks',
    // Much of a file's time is waiting for the disk: on two cores two files at once take half as long as one after the other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
