import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // `server-only` refuses all but the condition under which Next builds for the server; tests run there.
  resolve: { alias: { 'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)), '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'data/**/*.test.ts', 'app/**/*.test.ts'],
    testTimeout: process.env.CI ? 60_000 : 30_000,
    hookTimeout: process.env.CI ? 120_000 : 60_000,
    // Its own choice leaves a core free, of two one.
    maxWorkers: availableParallelism(),
    provide: { ci: Boolean(process.env.CI) },
    benchmark: { include: ['lib/**/*.bench.ts'] },
  },
})
