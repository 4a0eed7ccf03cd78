import { Unreadable } from './source'
import { say } from './words/said'

/** Geometries nest four deep, records some more; beyond this a file is made to break its reader. */
const DEEPEST = 64
/** One record, a multipolygon of a whole coast for instance, stays under. */
const LONGEST_RECORD = 32_000_000
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125]

/** Looks at JSON text as it passes and stops what nests or stretches without bound, before the parser holds it. */
export class JsonGuard {
  private depth = 0
  private inText = false
  private escaped = false
  private since = 0
  private texts = 0

  constructor(private readonly file: string) {}

  /** @param records how many have come out so far: the length of the present one counts from there */
  pass(text: string, records: number): void {
    if (records !== this.texts) [this.texts, this.since] = [records, 0]
    this.since += text.length
    if (this.since > LONGEST_RECORD) throw new Unreadable(this.file, say('json.longRecord', { most: LONGEST_RECORD.toLocaleString('en') }), records + 1)
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (this.inText) {
        if (this.escaped) this.escaped = false
        else if (c === BACKSLASH) this.escaped = true
        else if (c === QUOTE) this.inText = false
      } else if (c === QUOTE) this.inText = true
      else if (c === OPEN_LIST || c === OPEN_OBJECT) {
        if (++this.depth > DEEPEST) throw new Unreadable(this.file, say('json.deep', { most: DEEPEST }), records + 1)
      } else if (c === CLOSE_LIST || c === CLOSE_OBJECT) this.depth--
    }
  }
}
