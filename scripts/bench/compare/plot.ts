/** A line of a plot; `end` stands behind its label (why it ends early, say). Values of 0 and below have no place on a log scale and are left out. */
export interface Line { label: string; points: [x: number, y: number][]; end?: string }
export interface Plot { title: string; description: string; x: string; y: string; lines: Line[] }

const SIZE = { width: 900, height: 430 }
const ROOM = { left: 74, right: 276, top: 52, bottom: 52 }
const LABEL_STEP = 17
/** Told apart by colour, by mark and by the label at the end; the colours hold 3:1 on both grounds. */
const COLORS = [['#b3401f', '#f08167'], ['#00509a', '#7fb0ea'], ['#1c7a55', '#6fcfa2'], ['#8a4a86', '#e2a5db'], ['#7a5d00', '#e0b13c']]
const MARKS = ['M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0', 'M-4,-4h8v8h-8z', 'M0,-5.5L5,4H-5z', 'M0,-5.5L5.5,0L0,5.5L-5.5,0z', 'M-5,-1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z']

const escape = (text: string) => text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string)
const round = (value: number) => Math.round(value * 10) / 10
/** 1000 → 1k, 1000000 → 1M. */
export const short = (value: number): string => value >= 1e6 ? `${value / 1e6}M` : value >= 1e3 ? `${value / 1e3}k` : String(value)

/** Powers of ten around the values: at least one decade. */
export function decades(values: number[]): number[] {
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))]
  return Array.from({ length: Math.max(2, high - low + 1) }, (_, i) => 10 ** (low + i))
}

/** Ascending heights, each moved down to at least `step` under the last, then up again where they would pass `bottom`. */
export function spread(heights: number[], step: number, bottom: number): number[] {
  const out = [...heights]
  for (let i = 1; i < out.length; i++) out[i] = Math.max(out[i], out[i - 1] + step)
  for (let i = out.length - 1, most = bottom; i >= 0; i--, most -= step) out[i] = Math.min(out[i], most)
  return out
}

/** An SVG with both axes logarithmic, one line per way, its label at its end. On its own ground, so that it reads on any page. */
export function plotSvg({ title, description, x, y, lines }: Plot): string {
  const drawn = lines.map(line => ({ ...line, points: line.points.filter(([a, b]) => a > 0 && b > 0).sort((a, b) => a[0] - b[0]) })).filter(line => line.points.length)
  const all = drawn.flatMap(line => line.points)
  if (!all.length) throw new Error(`The plot "${title}" has no value above 0 to draw.`)
  const [xs, ys] = [decades(all.map(p => p[0])), decades(all.map(p => p[1]))]
  const scale = (marks: number[], from: number, to: number) => (value: number) => round(from + ((Math.log10(value) - Math.log10(marks[0])) / (Math.log10(marks[marks.length - 1]) - Math.log10(marks[0]))) * (to - from))
  const [right, bottom] = [SIZE.width - ROOM.right, SIZE.height - ROOM.bottom]
  const [px, py] = [scale(xs, ROOM.left, right), scale(ys, bottom, ROOM.top)]
  const grid = [
    ...ys.slice(0, -1).flatMap(decade => [2, 5].map(k => `<path class="fine" d="M${ROOM.left},${py(k * decade)}H${right}"/>`)),
    ...ys.map(value => `<path class="grid" d="M${ROOM.left},${py(value)}H${right}"/><text class="tick" x="${ROOM.left - 9}" y="${py(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`),
    ...xs.map(value => `<path class="grid" d="M${px(value)},${ROOM.top}V${bottom}"/><text class="tick" x="${px(value)}" y="${bottom + 19}" text-anchor="middle">${short(value)}</text>`),
  ]
  const ends = drawn.map((line, i) => ({ i, at: line.points[line.points.length - 1] })).sort((a, b) => py(a.at[1]) - py(b.at[1]))
  const heights = spread(ends.map(({ at }) => py(at[1])), LABEL_STEP, bottom)
  const labels = ends.map(({ i, at }, k) => {
    const { label, end } = drawn[i]
    const from = [px(at[0]) + 7, py(at[1])]
    return `<path class="lead" d="M${from.join()}L${right + 10},${round(heights[k])}"/><text class="c${i % COLORS.length} label" x="${right + 14}" y="${round(heights[k]) + 4}">${escape(label)}${end ? `<tspan class="end"> ${escape(end)}</tspan>` : ''}</text>`
  })
  const curves = drawn.map(({ points }, i) => {
    const at = points.map(([a, b]) => [px(a), py(b)])
    return `<path class="s${i % COLORS.length} line" d="M${at.map(p => p.join()).join('L')}"/>${at.map(p => `<path class="f${i % COLORS.length}" transform="translate(${p.join(' ')})" d="${MARKS[i % MARKS.length]}"/>`).join('')}`
  })
  const colors = (theme: number) => COLORS.map((pair, i) => `.s${i}{stroke:${pair[theme]}}.f${i},.c${i}{fill:${pair[theme]}}`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif">
<title id="t">${escape(title)}</title><desc id="d">${escape(description)}</desc>
<style>.ground{fill:#fbfaf7}.ink{fill:#22262b}.tick,.axis,.end{fill:#575d64}.grid{stroke:#d5d2ca}.fine{stroke:#ebe9e2}.lead{stroke:#b9b6ad;fill:none}.line{fill:none;stroke-width:2.25;stroke-linejoin:round}text{font-size:12.5px}.label{font-weight:600}.end{font-weight:400}${colors(0)}@media(prefers-color-scheme:dark){.ground{fill:#1d2024}.ink{fill:#eceae5}.tick,.axis,.end{fill:#a9adb2}.grid{stroke:#3d4248}.fine{stroke:#2b2f34}.lead{stroke:#5d636a}${colors(1)}}</style>
<rect class="ground" width="100%" height="100%" rx="8"/>
<text class="ink" x="${ROOM.left}" y="26" style="font-size:15px;font-weight:600">${escape(title)}</text>
<text class="axis" x="${ROOM.left}" y="44">${escape(y)}</text>
${grid.join('\n')}
<text class="axis" x="${(ROOM.left + right) / 2}" y="${SIZE.height - 12}" text-anchor="middle">${escape(x)}</text>
${labels.join('\n')}
${curves.join('\n')}
</svg>
`
}
