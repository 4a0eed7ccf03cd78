// A spreadsheet takes a cell that begins with one of these signs for a formula, and runs it (OWASP, "CSV Injection").

const FORMULA = /^'*[=+\-@\t\r]/
const NUMBER = /^[+-]?\d+(\.\d+)?$/

/** The text with an apostrophe before it where a spreadsheet would run it. Plain numbers stay; a text that begins with apostrophes and such a sign gets one more, so that `armed` gives back what was there. */
export const defused = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text)

/** Undoes `defused`. */
export const armed = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? text.slice(1) : text)
