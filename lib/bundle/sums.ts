// A manifest of sums as coreutils write and check it: `sha256sum -c SHA256SUMS`.

/** Name of the manifest in a bundle; it lists every file but itself. */
export const SUMS = 'SHA256SUMS'

/** "<64 hex digits>  name". Names are safe ones (below), which need no escaping. */
export const sumLine = (sum: string, name: string): string => `${sum}  ${name}\n`

/**
 * Whether a name stays inside its folder on every system: parts by "/", none of them empty, "." or "..", no backslash, no colon
 * (a drive, a stream), no control character, no sign that turns text round.
 */
export const isSafeName = (name: string): boolean =>
  name.length <= 255 && !/[\\:\p{Cc}\p{Bidi_Control}]/u.test(name) && name.split('/').every(part => part !== '' && part !== '.' && part !== '..')

/** A name for a sentence: what a terminal would obey, or turn round, is shown by its number. */
export const shown = (name: string): string => `"${name.slice(0, 200).replace(/[\p{Cc}\p{Bidi_Control}"\\]/gu, sign => (sign === '"' || sign === '\\' ? `\\${sign}` : `\\u{${sign.codePointAt(0)?.toString(16)}}`))}"`

/** Sums by name, and a sentence for every line that is none, bears a name that would leave the folder, or names a file again. */
export function readSums(text: string): { sums: Map<string, string>; faults: string[] } {
  const sums = new Map<string, string>()
  const faults: string[] = []
  text.split('\n').forEach((line, i) => {
    if (line === '') return
    const [, sum, name] = /^([0-9a-f]{64}) [ *](.+?)\r?$/i.exec(line) ?? []
    if (!sum) faults.push(`Line ${i + 1} of ${SUMS} is ${shown(line)}; expected 64 hexadecimal digits, two spaces and the name of a file.`)
    else if (!isSafeName(name) || name === SUMS) faults.push(`Line ${i + 1} of ${SUMS} names ${shown(name)}, which is no file of a bundle; nothing is read there.`)
    else if (sums.has(name)) faults.push(`Line ${i + 1} of ${SUMS} names ${shown(name)} a second time.`)
    else sums.set(name, sum.toLowerCase())
  })
  return { sums, faults }
}
