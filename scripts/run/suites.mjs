import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './machine.mjs'

const run = (command, args, { quiet = false, env = {} } = {}) =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'], env: { ...process.env, ...env } }).status ?? 1

/** A check that passes or fails as a whole. */
export function step(command, args, options) {
  const status = run(command, args, options)
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: [] }
}

/** A runner that wrote no report crashed: that is a failure, not nothing. */
function report(file, status, read) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [], note: `The suite ended with status ${status} and left no report.` }
  const counts = read(JSON.parse(readFileSync(file, 'utf8')))
  if (status !== 0 && counts.failed === 0) counts.failed = 1
  if (counts.passed + counts.failed === 0) counts.failed = 1
  return counts
}

export function vitest() {
  const file = join(root, 'test-results', 'unit.json')
  const status = run('node_modules/.bin/vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  return report(file, status, json => ({
    passed: json.numPassedTests, failed: json.numFailedTests,
    skipped: json.testResults.flatMap(f => f.assertionResults).filter(t => t.status === 'pending' || t.status === 'skipped' || t.status === 'todo').map(t => t.fullName),
  }))
}

export function playwright(chromium) {
  const file = join(root, 'test-results', 'e2e.json')
  const status = run('node_modules/.bin/playwright', ['test'], { env: { CHROMIUM: chromium } })
  return report(file, status, json => {
    const skipped = []
    const walk = (suite, path) => {
      for (const inner of suite.suites ?? []) walk(inner, `${path} ${inner.title}`)
      for (const spec of suite.specs ?? []) if (spec.tests.some(t => t.status === 'skipped')) skipped.push(`${path} ${spec.title}`)
    }
    for (const suite of json.suites) walk(suite, suite.title)
    return { passed: json.stats.expected, failed: json.stats.unexpected + json.stats.flaky, skipped }
  })
}
