import { SIDE_METERS } from './shapes'

// Letters as strokes on a grid of 4 by 6: no font of the machine has a part in the picture.
const GLYPHS: Record<string, string> = {
  A: 'M0 6V2L2 0L4 2V6M0 4H4', D: 'M0 0V6H2.5L4 4.5V1.5L2.5 0Z', G: 'M4 1L3 0H1L0 1V5L1 6H3L4 5V3.2H2.2', I: 'M2 0V6M1 0H3M1 6H3', N: 'M0 6V0L4 6V0', R: 'M0 6V0H3L4 1V2.2L3 3.2H0M2 3.2L4 6', T: 'M0 0H4M2 0V6', W: 'M0 0L1 6L2 2.5L3 6L4 0',
  0: 'M1 0H3L4 1V5L3 6H1L0 5V1Z', 1: 'M1 1L2 0V6M1 6H3', 2: 'M0 1L1 0H3L4 1V2L0 6H4', 3: 'M0 0H4L2 2.4H3L4 3.4V5L3 6H1L0 5', 4: 'M3 6V0L0 4H4', 5: 'M4 0H0V2.5H3L4 3.5V5L3 6H0', 6: 'M4 0H2L0 2V5L1 6H3L4 5V3.5L3 2.6H0', 7: 'M0 0H4L1.5 6', 8: 'M1 0H3L4 1V2L3 2.9H1L0 2V1ZM1 2.9L0 3.8V5L1 6H3L4 5V3.8L3 2.9', 9: 'M0 6H2L4 4V1L3 0H1L0 1V2.4L1 3.3H4',
  '-': 'M0.8 3H3.2', ' ': '',
}
const UNIT = 2
const ADVANCE = 5.6 * UNIT
const BAND = { top: 8, height: 26, start: 10 } as const

const widthOf = (text: string): number => text.length * ADVANCE + 16

/** A dark band in the picture itself that says what it is. */
export function labelSvg(text: string): string {
  const glyphs = [...text].map((letter, i) => `<path d="${GLYPHS[letter] ?? missing(letter)}" transform="translate(${BAND.start + 10 + i * ADVANCE} ${BAND.top + 7}) scale(${UNIT})"/>`)
  return `<rect x="${BAND.start}" y="${BAND.top}" width="${widthOf(text)}" height="${BAND.height}" rx="3" fill="rgb(20,22,26)"/><g fill="none" stroke="white" stroke-width="0.8" stroke-linecap="round" stroke-linejoin="round">${glyphs.join('')}</g>`
}

const missing = (letter: string): never => {
  throw new Error(`No strokes for "${letter}" in scripts/town/label.ts.`)
}

/** Pixels of the band, which weather leaves alone. */
export function isLabelOf(text: string, size: number): (x: number, y: number) => boolean {
  const scale = SIDE_METERS / size
  return (x, y) => x * scale >= BAND.start && x * scale <= BAND.start + widthOf(text) && y * scale >= BAND.top && y * scale <= BAND.top + BAND.height
}
