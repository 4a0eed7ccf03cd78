/** One line for the person at the terminal. */
export const say = text => process.stdout.write(`${text}\n`)

/** One clear sentence on standard error, and a non-zero exit. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
