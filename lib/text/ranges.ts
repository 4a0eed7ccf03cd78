/** Figures with a range between them: "134–180", "2019–2020", "22:30–23:00". For `split`: every second part is one. */
export const RANGE = /(\d[\d.,:/]*\s?[–-]\s?\d[\d.,:/]*\d|\d\s?[–-]\s?\d)/
