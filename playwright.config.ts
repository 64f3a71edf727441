import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/windows',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/windows',
  // One real Electron at a time; what fails once has failed.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: { screenshot: 'only-on-failure', trace: 'off', video: 'off' },
});
