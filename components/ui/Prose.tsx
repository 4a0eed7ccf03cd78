import { RANGE } from '@/lib/text/ranges'

/** A text of the record, each range isolated: in Arabic "134–180" would else read "180–134". */
export function Prose({ text }: { text: string }) {
  return text.split(RANGE).map((part, i) => (i % 2 ? <bdi key={i}>{part}</bdi> : part))
}
