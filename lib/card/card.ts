import { CARD_HEIGHT, CARD_WIDTH, MAP_WIDTH, PANEL_WIDTH } from './size'
import { LOOK, type Weight } from './look'
import { mapSvg, type CardMap } from './map'
import type { Measured } from './painter'
import { textSvg } from './text'
import { wrap, type Measure } from './wrap'

/** What a card says: plain text, each part of it optional but atlas and title. */
export interface CardTexts {
  atlas: string
  subtitle: string
  /** Above the title: what kind of thing it is. `color`: of the swatch before it. */
  kicker: string
  color?: string
  title: string
  /** Date, or days. */
  when: string
  where: string
  /** The loudest: "11" "killed". */
  figures: { value: string; label: string }[]
  /** Instead of figures: "no known toll". */
  without: string
  /** Who is alleged, and by whom. */
  alleged: string
  /** What the colours of the rings stand for, with counts. */
  key: { color: string; label: string; n: string }[]
  /** Edition and its day. */
  foot: string
  /** Credit of the base map. */
  credit: string
}

const EDGE = 44
const TEXT_WIDTH = PANEL_WIDTH - 2 * EDGE

interface Line { text: string; size: number; weight: Weight; color: string; y: number }

/** The card as SVG: texts where reading begins, the map beside them; mirrored for scripts that run from right to left, the map itself never. */
export async function drawCard(texts: CardTexts, direction: 'ltr' | 'rtl', map: CardMap, measure: Measure): Promise<string> {
  const rtl = direction === 'rtl'
  const [panelX, mapX] = rtl ? [MAP_WIDTH, 0] : [0, PANEL_WIDTH]
  const start = panelX + (rtl ? PANEL_WIDTH - EDGE : EDGE)
  const at = (offset: number) => start + (rtl ? -offset : offset)
  const line = ({ text, size, weight, color, y }: Line, offset = 0) => textSvg(text, at(offset), y, { size, weight, color, direction })
  const parts: string[] = []

  // Head: the mark of the atlas and its name.
  parts.push(`<g transform="translate(${at(14) - 14} 38)"><rect width="28" height="28" rx="6" fill="${LOOK.accent}"/><circle cx="14" cy="14" r="7" fill="none" stroke="${LOOK.land}" stroke-width="3" stroke-dasharray="27 5"/><circle cx="14" cy="14" r="2" fill="${LOOK.land}"/></g>`)
  const [atlas] = await wrap(texts.atlas, { size: 20, weight: 600, width: TEXT_WIDTH - 40, most: 1 }, measure)
  parts.push(line({ text: atlas, size: 20, weight: 600, color: LOOK.ink, y: 59 }, 40))
  const [atlasWidth] = await measure([{ text: atlas, size: 20, weight: 600 }])
  const room = TEXT_WIDTH - 40 - atlasWidth - 14
  if (texts.subtitle && room > 120) {
    const [subtitle] = await wrap(texts.subtitle, { size: 18, weight: 400, width: room, most: 1 }, measure)
    parts.push(line({ text: subtitle, size: 18, weight: 400, color: LOOK.muted, y: 59 }, 40 + atlasWidth + 14))
  }

  // Body, from the top down.
  let y = 138
  if (texts.kicker) {
    const shift = texts.color ? 24 : 0
    if (texts.color) parts.push(`<circle cx="${at(7)}" cy="${y - 6}" r="7" fill="${texts.color}"/>`)
    const [kicker] = await wrap(texts.kicker, { size: 19, weight: 400, width: TEXT_WIDTH - shift, most: 1 }, measure)
    parts.push(line({ text: kicker, size: 19, weight: 400, color: LOOK.muted, y }, shift))
  }
  y += rtl ? 56 : 48
  const paragraph = async (text: string, size: number, weight: Weight, color: string, most: number, leading: number) => {
    for (const one of await wrap(text, { size, weight, width: TEXT_WIDTH, most }, measure)) {
      parts.push(line({ text: one, size, weight, color, y }))
      y += leading
    }
  }
  await paragraph(texts.title, 38, 600, LOOK.ink, 3, rtl ? 54 : 48)
  y += texts.when ? 2 : 0
  await paragraph(texts.when, 24, 500, LOOK.ink, 2, 32)
  await paragraph(texts.where, 19, 400, LOOK.muted, 3, 28)

  // Figures stand on a line of their own, wherever the text above ends.
  const low = Math.max(y + 44, texts.alleged || texts.key.length ? 432 : 452)
  if (texts.figures.length) {
    const { size, widths } = await sizeFor(texts.figures, measure)
    let offset = 0
    texts.figures.forEach(({ value, label }, i) => {
      parts.push(line({ text: value, size, weight: 600, color: LOOK.ink, y: low }, offset), line({ text: label, size: 19, weight: 400, color: LOOK.muted, y: low + 28 }, offset))
      offset += widths[i] + BETWEEN
    })
  } else if (texts.without) parts.push(line({ text: texts.without, size: 24, weight: 500, color: LOOK.muted, y: low + 14 }))
  y = low + 66
  if (texts.alleged) await paragraph(texts.alleged, 18, 400, LOOK.ink, 2, 26)
  let offset = 0
  for (const { color, label, n } of texts.key) {
    const text = n ? `${label} ${n}` : label
    const [wide] = await measure([{ text, size: 18, weight: 400 }])
    if (offset && offset + 20 + wide > TEXT_WIDTH) {
      offset = 0
      y += 28
    }
    if (y > 552) break
    parts.push(`<circle cx="${at(offset + 6)}" cy="${y - 6}" r="6" fill="${color}"/>`, line({ text, size: 18, weight: 400, color: LOOK.ink, y }, offset + 20))
    offset += wide + 44
  }
  parts.push(line({ text: texts.foot, size: 17, weight: 400, color: LOOK.muted, y: 594 }))

  const picture = await mapSvg(map, texts.credit, measure)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}"><rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${LOOK.surface}"/>`
    + `<svg x="${mapX}" y="0" width="${MAP_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${MAP_WIDTH} ${CARD_HEIGHT}">${picture}</svg>`
    + `<rect x="${(rtl ? MAP_WIDTH : PANEL_WIDTH) - 0.5}" width="1" height="${CARD_HEIGHT}" fill="${LOOK.line}"/>${parts.join('')}</svg>`
}

const BETWEEN = 34
/** Figures as large as all of them find room beside one another. */
async function sizeFor(figures: CardTexts['figures'], measure: Measure): Promise<{ size: number; widths: number[] }> {
  for (const size of [42, 36, 30, 24]) {
    const all = await measure(figures.flatMap(({ value, label }): Measured[] => [{ text: value, size, weight: 600 }, { text: label, size: 19, weight: 400 }]))
    const widths = figures.map((_, i) => Math.max(all[2 * i], all[2 * i + 1]))
    if (size === 24 || widths.reduce((sum, w) => sum + w + BETWEEN, -BETWEEN) <= TEXT_WIDTH) return { size, widths }
  }
  throw new Error('No size was tried.')
}
