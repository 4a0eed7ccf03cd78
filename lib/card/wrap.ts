import type { Weight } from './look'
import type { Measured } from './painter'

export type Measure = (texts: Measured[]) => Promise<number[]>

/**
 * Lines of a text no wider than `width`, at most `most` of them; what is left out is said by an ellipsis. Breaks at spaces,
 * across which neither script shapes; a word wider than a line is cut.
 */
export async function wrap(text: string, { size, weight, width, most }: { size: number; weight: Weight; width: number; most: number }, measure: Measure): Promise<string[]> {
  const words = text.split(/\s+/u).filter(Boolean)
  if (!words.length || most < 1) return []
  const of = (parts: string[]) => measure(parts.map(part => ({ text: part, size, weight })))
  const widths = await of([...words, 'n n', 'nn'])
  const [apart, together] = widths.splice(-2)
  const space = apart - together
  const isTooWide = async (text: string) => (await of([text]))[0] > width
  const lines: string[] = []
  for (let i = 0; i < words.length;) {
    let count = 1
    let used = widths[i] + space + (widths[i + 1] ?? 0)
    while (i + count < words.length && used <= width) used += space + (widths[i + ++count] ?? 0)
    const joined = (end = '') => words.slice(i, i + count).join(' ').replace(end ? /[\s،,;:.–-]+$/u : '', '') + end
    // Words together may be wider than each by itself: what is measured is what is inked.
    while (count > 1 && (await isTooWide(joined()))) count--
    if (lines.length === most - 1 && i + count < words.length) {
      while (count > 1 && (await isTooWide(joined('…')))) count--
      return [...lines, await fit(joined('…'), width, of)]
    }
    lines.push(await fit(joined(), width, of))
    i += count
  }
  return lines
}

/** Cut to the width, by halves, when a single word is wider than the line. */
async function fit(text: string, width: number, of: (parts: string[]) => Promise<number[]>): Promise<string> {
  if ((await of([text]))[0] <= width) return text
  const signs = [...text]
  let [low, high] = [1, signs.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((await of([`${signs.slice(0, middle).join('')}…`]))[0] <= width) low = middle
    else high = middle - 1
  }
  return `${signs.slice(0, low).join('')}…`
}
