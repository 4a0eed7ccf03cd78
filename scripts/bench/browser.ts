import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { encodeSlice } from '../../lib/slice/encode'
import { seededSlice } from '../../lib/slice/seed'
import { quantile } from './stats'

export interface BrowserRow { rows: number; script: [p50: number, p95: number]; drawn: [p50: number, p95: number]; shown: [p50: number, p95: number]; moves: number }

const MOVES = 60

/** As text: what compiles this file on the way would add helpers that the page does not have. */
const WATCH = `(() => {
  let start = Infinity
  window.addEventListener('keydown', () => { start = performance.now() }, { once: true, capture: true })
  window.atlasDrawn = new Promise(done => {
    let frame = 0
    const observer = new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'atlas:frame') frame = entry.startTime + entry.duration
        if (entry.name !== 'atlas:drawn' || !frame || entry.startTime < frame) continue
        observer.disconnect()
        // The task after the next picture begins: the browser has taken this one.
        requestAnimationFrame(() => { const next = new MessageChannel(); next.port1.onmessage = () => done([entry.startTime - start, performance.now() - start]); next.port2.postMessage(0) })
      }
    })
    observer.observe({ entryTypes: ['mark', 'measure'] })
  })
})()`

/**
 * The real page in Chromium with software GL: its slice answered with a seeded one of that size, the window moved by the
 * keyboard. Script is the main thread's own CPU per move (Chromium's ScriptDuration); drawn is from the key to the picture
 * after the frame that answers it.
 */
export async function runBrowserBench(base: string, sizes = [0, 10_000, 100_000, 1_000_000]): Promise<BrowserRow[]> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-background-networking'] })
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'))
  const out: BrowserRow[] = []
  for (const rows of sizes) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    if (rows) {
      const file = join(folder, `${rows}.arrow`)
      writeFileSync(file, encodeSlice(seeded(rows)))
      await page.route('**/slices/root*', route => route.fulfill({ path: file, contentType: 'application/vnd.apache.arrow.stream' }))
    }
    await page.goto(`${base}/?${rows ? 'from=2015-01-01&to=2015-06-29' : 'from=2019-07-01&to=2019-12-27'}&at=35,39,6.4`)
    await page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0, null, { timeout: 120_000 })
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    const scriptMs = async () => ((await cdp.send('Performance.getMetrics')).metrics.find(m => m.name === 'ScriptDuration')?.value ?? 0) * 1000
    await page.getByRole('slider', { name: 'To' }).focus()
    const script: number[] = []
    const drawn: number[] = []
    const shown: number[] = []
    for (let i = 0; i < MOVES; i++) {
      await page.evaluate(WATCH)
      await page.keyboard.press('ArrowRight')
      const [picture, taken] = await page.evaluate<[number, number]>('window.atlasDrawn')
      drawn.push(picture)
      shown.push(taken)
      await page.waitForTimeout(40)
    }
    // Apart, so that the watching is not counted.
    for (let i = 0; i < MOVES; i++) {
      const before = await scriptMs()
      await page.keyboard.press('ArrowLeft')
      await page.waitForTimeout(60)
      script.push((await scriptMs()) - before)
    }
    out.push({ rows, script: [quantile(script, 0.5), quantile(script, 0.95)], drawn: [quantile(drawn, 0.5), quantile(drawn, 0.95)], shown: [quantile(shown, 0.5), quantile(shown, 0.95)], moves: MOVES })
    await page.close()
  }
  await browser.close()
  return out
}

/** The shape of the shipped manifest: three facets, so that the page's filters find their counts. */
function seeded(rows: number) {
  const slice = seededSlice(rows, 1, { facets: 3 })
  slice.meta.facets.forEach((facet, i) => { if (i < 3) facet.property = ['target', 'means', 'actor'][i] })
  return slice
}
