// A sheet on which the drawings of the stories are made: own surface, both themes, both directions, text as text.

export type Language = 'en' | 'ar'
export type Words = Record<Language, string>

/** Width of every sheet. At 350 px on a phone the smallest text (14) is then 11 px high. */
export const WIDTH = 440
/** From the edge to the content. */
export const EDGE = 20

/** Colours of the product in both themes. An image knows the theme of the system, not that of the page; so it brings its own surface. */
const STYLE = `text{font-family:sans-serif;font-size:14px}
.big{font-size:20px;font-weight:600}.bold{font-weight:600}
.surface{fill:#fff;stroke:#dedbd2}.ink{fill:#1d2126}.muted{fill:#5d646d}.accent{fill:#0b5c6b}.chip{fill:#eceae3}.land{fill:#f4f1ea}
.rule,.inkline,.accentline,.river,.dash{fill:none}.rule{stroke:#dedbd2}.inkline{stroke:#1d2126}.accentline{stroke:#0b5c6b}.dash{stroke:#5d646d}.river{stroke:#a9c5cc}.tint{fill:#0b5c6b;fill-opacity:.14}
@media (prefers-color-scheme:dark){.surface{fill:#1a1f24;stroke:#2d343b}.ink{fill:#eceae4}.muted{fill:#a2a9b1}.accent,.tint{fill:#6cc3d0}.chip{fill:#262c32}.land{fill:#20262b}.rule{stroke:#2d343b}.inkline{stroke:#eceae4}.accentline{stroke:#6cc3d0}.dash{stroke:#a2a9b1}.river{stroke:#2f4f59}}`

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** A range or an open figure keeps its own direction inside Arabic: without it 134–180 reads 180–134. */
const isolated = (text: string): string => text.replace(/\d[\d,:]*(?:–\d[\d,:]*|\+)/g, range => `\u2066${range}\u2069`)

export interface TextStyle {
  /** Names of the style sheet above; muted when left out. */
  is?: string
  /** As a reader of the language sees it. */
  anchor?: 'start' | 'middle' | 'end'
}

export interface Sheet {
  language: Language
  /** A horizontal place in reading direction → on the sheet. */
  x(at: number): number
  text(at: number, y: number, words: string, style?: TextStyle): string
  /** A rectangle that begins at `at` in reading direction. */
  box(at: number, y: number, width: number, height: number, is: string, more?: string): string
  line(from: number, y1: number, to: number, y2: number, is: string, more?: string): string
  dot(at: number, y: number, radius: number, is: string, more?: string): string
}

/** @param mirrored false for maps, which never mirror. */
export function sheetFor(language: Language, mirrored = language === 'ar'): Sheet {
  const x = (at: number): number => Math.round((mirrored ? WIDTH - at : at) * 10) / 10
  return {
    language, x,
    text(at, y, words, { is = 'muted', anchor = 'start' } = {}) {
      const side = language === 'ar' && !mirrored && anchor !== 'middle' ? { start: 'end', end: 'start' }[anchor] : anchor
      return `<text x="${x(at)}" y="${y}" class="${is}"${side === 'start' ? '' : ` text-anchor="${side}"`}>${escape(language === 'ar' ? isolated(words) : words)}</text>`
    },
    box: (at, y, width, height, is, more = '') => `<rect x="${mirrored ? x(at + width) : x(at)}" y="${y}" width="${width}" height="${height}" class="${is}"${more && ` ${more}`}/>`,
    line: (from, y1, to, y2, is, more = '') => `<line x1="${x(from)}" y1="${y1}" x2="${x(to)}" y2="${y2}" class="${is}"${more && ` ${more}`}/>`,
    dot: (at, y, radius, is, more = '') => `<circle cx="${x(at)}" cy="${y}" r="${radius}" class="${is}"${more && ` ${more}`}/>`,
  }
}

/** The whole file. */
export const drawn = (language: Language, height: number, title: string, parts: string[]): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" lang="${language}"${language === 'ar' ? ' direction="rtl"' : ''} role="img">
<title>${escape(title)}</title>
<style>${STYLE}</style>
<rect x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="8" class="surface"/>
${parts.filter(Boolean).join('\n')}
</svg>
`
