import { spawnSync } from 'node:child_process'
import * as chromeLauncher from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { table, writePart } from '../bench/document'
import { quantile } from '../bench/stats'
import { startServer } from '../weights'
import { killProof, loadProof } from './dating/run'
import { importProof } from './import'

// npm run proof: what takes longer than a test may. Files made to burst; volunteers' answers under load and over a server that is killed; Lighthouse
// on a text page and on the explorer, median of five; two servers, a replica and nginx in front (e2e/machines.spec.ts). `npm run proof -- dating-kills machines`: these parts alone;
// their names: dating-load, dating-kills, machines.

const RUNS = 5
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const PAGES = [{ path: '/methodology', goal: [95, 100, 100, 100] }, { path: '/', goal: [0, 100, 100, 100] }]

const parts = process.argv.slice(2)
const isAsked = (part: string) => !parts.length || parts.includes(part)
const wrong = [...(isAsked('dating-load') ? await loadProof() : []), ...(isAsked('dating-kills') ? await killProof() : [])]
if (isAsked('machines') && spawnSync('node_modules/.bin/playwright', ['test', '--project=reading'], { stdio: 'inherit', env: { ...process.env, PROOF: '1' } }).status !== 0) wrong.push('Several machines: what the tests found stands above.')
for (const fault of wrong) process.stdout.write(`${fault}\n`)
if (parts.length) process.exit(wrong.length ? 1 : 0)

for (const row of await importProof()) process.stdout.write(`${row.join('  ')}\n`)

const server = await startServer(3222)
const rows: (string | number)[][] = []
let missed = 0
try {
  for (const { path, goal } of PAGES) {
    const scores = CATEGORIES.map(() => [] as number[])
    const faults = new Set<string>()
    for (let run = 0; run < RUNS; run++) {
      const chrome = await chromeLauncher.launch({ chromePath: process.env.CHROMIUM || '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'] })
      const result = await lighthouse(server.base + path, { port: chrome.port, onlyCategories: [...CATEGORIES], logLevel: 'error', formFactor: 'desktop', screenEmulation: { mobile: false, width: 1350, height: 940, deviceScaleFactor: 1, disabled: false }, throttling: { rttMs: 40, throughputKbps: 10_240, cpuSlowdownMultiplier: 1, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 } })
      chrome.kill()
      if (!result) throw new Error(`Lighthouse gave no answer for ${path}.`)
      CATEGORIES.forEach((name, i) => scores[i].push(Math.round((result.lhr.categories[name]?.score ?? 0) * 100)))
      for (const name of CATEGORIES.slice(1)) for (const ref of result.lhr.categories[name]?.auditRefs ?? []) if (ref.weight > 0 && result.lhr.audits[ref.id].score === 0) faults.add(`${ref.id}: ${result.lhr.audits[ref.id].title}`)
    }
    const medians = scores.map(values => quantile(values, 0.5))
    medians.forEach((value, i) => { if (value < goal[i]) missed++ })
    rows.push([path, ...medians])
    for (const fault of faults) process.stdout.write(`${path}: ${fault}\n`)
  }
} finally {
  await server.stop()
}
writePart('lighthouse', 'Lighthouse', `Median of ${RUNS}, desktop, Debian's Chromium with software GL. Goal on the text page: 95, 100, 100, 100; on the explorer 100 in all but performance, which is given as it is.\n\n${table(['page', ...CATEGORIES], rows)}`)
process.stdout.write(`${rows.map(row => row.join(' ')).join('\n')}\n`)
process.exit(missed || wrong.length ? 1 : 0)
