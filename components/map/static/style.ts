import { mapStyle as served } from '../style/style'
import { PROTOCOL } from './tiles'

// Takes the place of ../style/style.ts in the static edition: the same style, its addresses those of the export.

export type { StyleView } from '../style/style'

/** Where the fonts lie: beside the script. */
const FONTS = new URL('./fonts/', import.meta.url).href

export const mapStyle: typeof served = view => {
  const { sources, ...style } = served(view)
  const faces = Object.entries(style['font-faces'] ?? {}).map(([name, files]) => [name, (files as { url: string }[]).map(file => ({ ...file, url: FONTS + file.url.split('/').at(-1) }))])
  return { ...style, 'font-faces': Object.fromEntries(faces), sources: { ...sources, base: { ...sources.base, tiles: [`${PROTOCOL}://base/{z}/{x}/{y}`] } } as typeof sources }
}
