/** Figures with a range between them: "134–180", "2019–2020", "22:30–23:00". */
const RANGE = /(\d[\d.,:/]*\s?[–-]\s?\d[\d.,:/]*\d|\d\s?[–-]\s?\d)/

/** A text of the record, each range isolated: in Arabic "134–180" would else read "180–134". */
export function Prose({ text }: { text: string }) {
  return text.split(RANGE).map((part, i) => (i % 2 ? <bdi key={i}>{part}</bdi> : part))
}
