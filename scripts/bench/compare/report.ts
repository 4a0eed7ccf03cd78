import { writeFileSync } from 'node:fs'
import { table } from '../document'
import { LIMIT } from './drive'
import { plotSvg, short, type Line } from './plot'
import type { Compared, Measured } from './run'
import { WAYS } from './ways'

// The comparison as one table and its plots.

const MB = 1e6
const ms = (value: number) => value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)
const size = (bytes: number) => bytes >= 1e5 ? (bytes / MB).toFixed(1) : (bytes / MB).toFixed(2)
const late = (limit: number) => `over ${limit / 1000} s`
const both = (pair: [number, number] | undefined) => pair ? pair.map(ms).join(' / ') : late(LIMIT.series)
const one = (value: number | undefined) => value === undefined ? '–' : ms(value)
const exact = (value: boolean | null) => value === null ? 'not checked' : value ? 'yes' : 'no'

const HEAD = ['rows', 'way', 'load ms', 'data MB', 'code MB', 'CPU main ms', 'CPU all ms', 'drawn p50 / p95 ms', 'on screen p50 / p95 ms', 'cumulative: CPU all ms', 'cumulative: on screen p50 / p95 ms', 'memory MB', 'peak MB', 'JS heap MB', 'counts exact', 'changes (visits)']

const row = (m: Measured): (string | number)[] => [
  m.rows.toLocaleString('en'), m.label, m.crashed ? 'its page crashed' : m.loadMs === null ? late(LIMIT.load) : Math.round(m.loadMs).toLocaleString('en'), size(m.dataBytes), size(m.codeBytes),
  one(m.window?.main), one(m.window?.all), m.loadMs === null ? '–' : both(m.window?.drawn), m.loadMs === null ? '–' : both(m.window?.shown), one(m.cumulative?.all), m.window ? both(m.cumulative?.shown) : '–',
  Math.round(m.heldBytes / MB), Math.round(m.peakBytes / MB), m.heapBytes ? Math.round(m.heapBytes / MB) : '–', exact(m.exact), `${m.moves} (${m.visits})`,
]

export const compareTable = ({ measured }: Pick<Compared, 'measured'>): string => table(HEAD, measured.map(row))

/** What stands in docs/performance.md. `plots`: whether their files were written. */
export function compareReport({ measured, hidden }: Compared, plots: boolean): string {
  return `Each way in a page of its own: seeded records (400 towns, bursts, day dates) in headless Chromium, software GL, 1440 × 900, one camera
that shows them all, bare ground under them (with a land drawn, ways inside MapLibre draw it anew at every change; this atlas does not,
docs/decisions/0010). A window of 180 days moves by one day; cumulative runs from the first day to an end that moves by one.

- **load**: from navigation until the first window is on the screen, from loopback. **data**, **code**: gzip as sent. This atlas' data
  holds ids, facets, grades and tolls as well; the others got place and day only, each in the form it reads best (GeoJSON, sorted by
  day; for deck.gl binary columns).
- **CPU** per change: of the page's main thread (Chromium's TaskDuration in thread time), and of all threads of the page's process and
  of the one that draws, workers and GL included.
- **drawn**: from the change to the last drawing call of the picture that shows it: \`atlas:drawn\`, MapLibre's first \`render\` with
  everything loaded, deck.gl's \`onAfterRender\`. **on screen**: until the second \`requestAnimationFrame\` after that, and the graphics
  side has signalled (\`fenceSync\`) that it is done. Without a graphics card, what a way leaves to shaders costs CPU: deck.gl's
  figures on screen would be far better with one, its drawing calls would not change.
- **memory**: what the page's process holds after the changes, and its peak (not what a way keeps on the graphics side, which is
  another process's); the JavaScript heap is the main thread's alone.
- **counts exact**: the sum of all counts on the map at the moment of *drawn* (or, without clusters, the dots found there; for deck.gl
  its own count on the card) equals a direct count, for two windows and, where it came to that, a cumulative one.
- Up to three visits each, a browser of its own for each; medians, percentiles over all changes. A way that took longer to load than
  ${LIMIT.load / 1000} s, or ${LIMIT.series / 1000} s for three changes or a series, is given as such.

What a reader sees: ${WAYS.map(({ label, shows }) => `${label}: ${shows}`).join('; ')}.
${hidden ? `A clustered source under \`setFilter\` is no way to count: its circles said ${hidden.said.toLocaleString('en')} where ${hidden.truth.toLocaleString('en')} records passed.\n` : ''}
${compareTable({ measured })}
${plots ? `\n${PLOTS.map(({ file, title, description }) => `![${title}. ${description}](${file})`).join('\n\n')}\n` : ''}
To measure again: \`npm run bench\` (everything, some 25 minutes alone on two cores), \`npm run bench -- compare\` (this part and its plots), \`npm run bench -- compare 10000\` (one size, printed only).`
}

type Value = (m: Measured) => number | null | undefined
interface PlotOf { file: string; title: string; y: string; description: string; value: Value }

const AXES = 'Rows from a thousand to a million across, both axes logarithmic, one line per way; the figures stand in the table above'

export const PLOTS: PlotOf[] = [
  { file: 'performance-drawn.svg', title: 'From a change of the window to its last drawing call', y: 'ms, 95th percentile', description: AXES, value: m => m.window?.drawn[1] },
  { file: 'performance-screen.svg', title: 'From a change of the window until it is on the screen, without a graphics card', y: 'ms, 95th percentile', description: AXES, value: m => m.window?.shown[1] },
  { file: 'performance-cpu.svg', title: 'CPU per change of the window, all threads, without a graphics card', y: 'ms', description: AXES, value: m => m.window?.all },
  { file: 'performance-memory.svg', title: 'Memory of the page’s process after the changes', y: 'MB', description: AXES, value: m => m.heldBytes / MB },
]

/** Why a line ends before the last size. */
function endOf(all: Measured[], value: Value): string | undefined {
  const missing = all.find(m => !value(m))
  return missing && `(${missing.crashed ? 'crashed' : missing.loadMs === null ? `loads ${late(LIMIT.load)}` : late(LIMIT.series)} at ${short(missing.rows)})`
}

export function comparePlot(measured: Measured[], { title, y, description, value }: PlotOf): string {
  const names = [...new Set(measured.map(m => m.short))]
  return plotSvg({
    title, description, y, x: 'rows',
    lines: names.map((name): Line => {
      const all = measured.filter(m => m.short === name)
      return { label: name, points: all.map(m => [m.rows, value(m) ?? 0]), end: endOf(all, value) }
    }),
  })
}

/** Writes the plots beside docs/performance.md. */
export function writePlots(measured: Measured[]): void {
  for (const plot of PLOTS) writeFileSync(`docs/${plot.file}`, comparePlot(measured, plot))
}
