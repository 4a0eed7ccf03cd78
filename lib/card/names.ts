import type { CardCamera } from './camera'
import type { PlaceName } from './ground'
import { LOOK } from './look'
import type { Taken } from './marks'
import { textSvg } from './text'
import type { Measure } from './wrap'

/** Height of the line at the foot that the credit stands in. */
const CREDIT_PX = 26
const overlap = (a: Taken, b: Taken): boolean => a.x < b.x + b.w && a.x + a.w > b.x && a.y < b.y + b.h && a.y + a.h > b.y
const ARABIC = /\p{Script=Arabic}/u
const STYLES = { town: { size: 18, weight: 400, opacity: 0 }, country: { size: 17, weight: 400, opacity: 0.65 }, admin1: { size: 15, weight: 400, opacity: 0.55 } } as const
const MOST_NAMES = 26
/** How far from its place the name of a town that lies under marks may stand, in pixels; of a large one, which is as wide, farther. */
const BESIDE = [16, 26, 40, 54]
const FARTHER = [72, 92]

/** Names that find room, the greatest first: beside their dot, on whichever side is free. */
export async function placeNames(names: PlaceName[], marks: Taken[], { width, height }: CardCamera, measure: Measure): Promise<string> {
  // The credit stands at the foot.
  const taken = [...marks, { x: 0, y: height - CREDIT_PX, w: width, h: CREDIT_PX }]
  const free = ({ x, y, w, h }: Taken) => x > 6 && y > 6 && x + w < width - 6 && y + h < height - 6 && !taken.some(t => overlap({ x, y, w, h }, t))
  const wanted = names.slice(0, MOST_NAMES * 3)
  const widths = await measure(wanted.map(({ text, kind, rank }) => ({ text, size: STYLES[kind].size, weight: kind === 'town' && rank <= 2 ? 600 : STYLES[kind].weight })))
  let svg = ''
  let placed = 0
  for (let i = 0; i < wanted.length && placed < MOST_NAMES; i++) {
    const { x, y, text, kind, rank } = wanted[i]
    const { size, opacity } = STYLES[kind]
    const [w, h] = [widths[i] + 8, size * 1.3]
    const dot: Taken = { x: x - 3, y: y - 3, w: 6, h: 6 }
    // The town under a mark is the one that a reader wants named: a little farther off, without a dot of its own.
    const covered = kind === 'town' && marks.some(m => overlap(dot, m))
    const boxes = kind === 'town' ? (covered ? (rank <= 2 ? [...BESIDE, ...FARTHER] : BESIDE) : [6]).flatMap((d): Taken[] => [{ x: x + d, y: y - h / 2, w, h }, { x: x - d - w, y: y - h / 2, w, h }, { x: x - w / 2, y: y + d, w, h }, { x: x - w / 2, y: y - d - h, w, h }]) : [{ x: x - w / 2, y: y - h / 2, w, h }]
    const box = boxes.find(free)
    if (!box || (kind === 'town' && !covered && !free(dot))) continue
    placed++
    taken.push({ x: box.x - 3, y: box.y - 2, w: box.w + 6, h: box.h + 4 }, dot)
    if (kind === 'town' && !covered) svg += `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="${rank <= 2 ? 3.4 : 2.6}" fill="${LOOK.label}"/>`
    svg += textSvg(text, box.x + box.w / 2, box.y + h * 0.76, { size, weight: kind === 'town' && rank <= 2 ? 600 : 400, color: LOOK.label, direction: ARABIC.test(text) ? 'rtl' : 'ltr', anchor: 'middle', halo: true, opacity })
  }
  return svg
}
