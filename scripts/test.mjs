// npm test: everything that must hold, one suite after the other, and one line at the end that counts them.
import { rmSync } from 'node:fs'
import { checkNode } from './run/node-version.mjs'

checkNode()
const { ensureInstalled } = await import('./run/install.mjs')
const { say } = await import('./run/say.mjs')
ensureInstalled()
const { findChromium } = await import('./run/chromium.mjs')
const { step, vitest, playwright } = await import('./run/suites.mjs')
const { ensureBuilt } = await import('./run/build.mjs')
const { needNginx, needPostgres } = await import('./run/servers.mjs')
const { needGdal, needOwslib, needXmllint } = await import('./run/clients.mjs')

const args = process.argv.slice(2)
const withBrowser = !args.includes('--no-browser')
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : null
const chromium = withBrowser && (!only || ['e2e', 'weights'].includes(only)) ? findChromium() : null
process.env.NEXT_TELEMETRY_DISABLED = '1'
rmSync('test-results', { recursive: true, force: true })

/** Name, what it runs. Each gives { passed, failed, skipped }. */
const suites = [
  ['lint', () => step('node_modules/.bin/oxlint', ['--deny-warnings'])],
  ['rules', () => step(process.execPath, ['scripts/run/rules.mjs'])],
  ['types', () => { step(process.execPath, ['node_modules/next/dist/bin/next', 'typegen'], { quiet: true }); return step('node_modules/.bin/tsc', ['--noEmit', '-p', '.']) }],
  ['data', () => step('node_modules/.bin/tsx', ['scripts/atlas.ts', 'check', 'data'])],
  ['unit', () => { needPostgres(); needNginx(); needGdal(); needXmllint(); return vitest() }],
  ...(withBrowser ? [
    ['build', () => { ensureBuilt(); return { passed: 1, failed: 0, skipped: [] } }],
    ['weights', () => step('node_modules/.bin/tsx', ['scripts/weights.ts'], { env: { CHROMIUM: chromium ?? '' } })],
    ['e2e', () => { needGdal(); needOwslib(); return playwright(chromium ?? '') }],
  ] : []),
].filter(([name]) => !only || name === only)

const total = { passed: 0, failed: 0 }
const lines = []
for (const [name, run] of suites) {
  say(`\n── ${name}`)
  const start = Date.now()
  let result
  try {
    result = await run()
  } catch (error) {
    result = { passed: 0, failed: 1, skipped: [], note: error instanceof Error ? error.message : String(error) }
  }
  if (result.note) say(result.note)
  total.passed += result.passed
  total.failed += result.failed
  for (const skipped of result.skipped) say(`skipped: ${skipped}`)
  lines.push(`${name.padEnd(10)} ${String(result.passed).padStart(5)} passed ${String(result.failed).padStart(4)} failed ${String(result.skipped.length).padStart(4)} skipped ${((Date.now() - start) / 1000).toFixed(0).padStart(5)} s`)
}
say(`\n${lines.join('\n')}\n`)
say(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
