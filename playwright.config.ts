import { defineConfig } from '@playwright/test'

/** Replicas and the like take longer than a test may: `npm run proof -- machines` runs what has this in its name. */
const PROOF = /@proof/

const port = Number(process.env.E2E_PORT || 3210)

// One production server of its own: a store in a temporary folder, and a copy of the data that tests may edit (e2e/server.mjs).
export default defineConfig({
  testDir: 'e2e',
  // How long to wait says nothing of what is right: a machine that is shared is waited for twice as long.
  timeout: process.env.CI ? 120_000 : 60_000,
  expect: { timeout: process.env.CI ? 20_000 : 10_000 },
  workers: process.env.E2E_WORKERS ? Number(process.env.E2E_WORKERS) : 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  ...(process.env.PROOF ? { grep: PROOF } : { grepInvert: PROOF }),
  // What edits the server's data comes last: pages of the other tests would be moved to its drafts.
  projects: [
    { name: 'reading', testIgnore: '**/editions.spec.ts' },
    { name: 'editing', testMatch: '**/editions.spec.ts', dependencies: ['reading'] },
  ],
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'],
    },
  },
  webServer: { command: 'node e2e/server.mjs', url: `http://127.0.0.1:${port}/api/health`, timeout: 120_000, reuseExistingServer: false, env: { PORT: String(port), HOST: '127.0.0.1' }, gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }, stdout: 'ignore', stderr: 'pipe' },
})
