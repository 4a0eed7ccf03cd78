/** XML 1.0 holds none of these, not even escaped: control characters but tab and line ends, halves of surrogate pairs, U+FFFE, U+FFFF. */
const UNFIT = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for the content of an element or a value in double quotes, in XML and in HTML alike. */
export const escaped = (text: string): string => text.replace(UNFIT, '').replace(/[&<>"]/g, sign => ESCAPES[sign])

/** Values of attributes; undefined ones are left out. */
export type Attributes = Record<string, string | number | undefined>

const attributes = (values: Attributes): string => Object.entries(values).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`)).join('')

/** An element with text; empty text leaves it out altogether. */
export const element = (name: string, text: string | undefined, values: Attributes = {}): string => (text ? `<${name}${attributes(values)}>${escaped(text)}</${name}>` : '')

/** An element with elements in it, as they were made here. */
export const parent = (name: string, children: string[], values: Attributes = {}): string => `<${name}${attributes(values)}>\n${children.filter(Boolean).join('\n')}\n</${name}>`

/** An element without content. */
export const empty = (name: string, values: Attributes): string => `<${name}${attributes(values)}/>`

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
