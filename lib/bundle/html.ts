import { escaped } from '../formats/xml'
import { RANGE } from '../text/ranges'

/** What was written as HTML here, and is not escaped again. */
export class Markup {
  constructor(readonly text: string) {}
}
export type Value = Markup | string | number | null | undefined | false | Value[]

/** Signs that turn the text after them round, whatever it says (U+202D, U+202E): a page that is handed in shows a text as it is spelled. */
const OVERRIDES = /[\u202d\u202e]/g

const written = (value: Value): string =>
  Array.isArray(value) ? value.map(written).join('') : value instanceof Markup ? value.text : value === null || value === undefined || value === false ? '' : escaped(String(value).replace(OVERRIDES, ''))

/** HTML with its values escaped, in texts and in attributes in double quotes alike; null, undefined and false leave nothing. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Markup => new Markup(parts.reduce((all, part, i) => all + written(values[i - 1]) + part))

/** A text of its own direction, which turns nothing around it round. */
export const bdi = (text: string): Markup => html`<bdi>${text}</bdi>`

/** A text of the record, and each range in it by itself: in Arabic "134–180" would else read "180–134". */
export const prose = (text: string): Markup => html`<bdi>${text.split(RANGE).map((part, i) => (i % 2 ? bdi(part) : part))}</bdi>`

/** A link to an address on the web, spelled out so that it can be read on paper; any other text (javascript:, data:, …) is shown and leads nowhere. */
export function link(address: string, text: Value = address): Markup {
  const isWeb = /^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : '')
  return isWeb ? html`<a href="${address}" rel="noopener noreferrer external"><bdi>${text}</bdi></a>` : bdi(address)
}
