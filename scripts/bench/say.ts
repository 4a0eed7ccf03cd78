const begun = Date.now()

/** A line of progress with the time since the start; on stderr, so that tables can be kept apart. */
export function say(text: string): void {
  const seconds = Math.round((Date.now() - begun) / 1000)
  process.stderr.write(`[${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}] ${text}\n`)
}
