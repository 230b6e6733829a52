import {defineConfig} from 'vitest/config'

// Tests read the sources: no build can be stale.
const conditions = ['stet-source', 'module', 'node', 'development|production']

export default defineConfig({
  resolve: {conditions},
  ssr: {resolve: {conditions}},
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'rules/{src,test}/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['rules/scripts/vitest-setup.mjs'],
    setupFiles: ['scripts/seed-properties.mjs'],
    testTimeout: 30_000
  }
})
