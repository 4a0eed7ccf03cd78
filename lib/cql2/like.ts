/** A pattern of LIKE: `%` stands for any characters, `_` for one; a backslash before either (or before itself) takes it literally. */
export function likeTest(pattern: string): (text: string) => boolean {
  const signs: (string | null | undefined)[] = []
  const letters = [...pattern]
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i]
    if (letter === '%') {
      if (signs[signs.length - 1] !== ANY) signs.push(ANY)
    } else if (letter === '_') signs.push(ONE)
    else if (letter === '\\' && ['%', '_', '\\'].includes(letters[i + 1])) signs.push(letters[++i])
    else signs.push(letter)
  }
  const plain = signs.filter((sign): sign is string => typeof sign === 'string').join('')
  const isAny = (i: number) => signs[i] === ANY
  // The forms that most filters have, without a walk.
  if (plain.length && !signs.includes(ONE)) {
    const inner = signs.slice(isAny(0) ? 1 : 0, isAny(signs.length - 1) ? -1 : undefined)
    if (!inner.includes(ANY)) {
      if (isAny(0) && isAny(signs.length - 1)) return text => text.includes(plain)
      if (isAny(0)) return text => text.endsWith(plain)
      return isAny(signs.length - 1) ? text => text.startsWith(plain) : text => text === plain
    }
  }
  return text => walk(signs, text)
}

const ANY = null
const ONE = undefined

/** Goes back to the last `%` only: a text of n and a pattern of m signs take n × m steps at most, whatever they are. */
function walk(signs: (string | null | undefined)[], text: string): boolean {
  const letters = [...text]
  let s = 0
  let back = -1
  let mark = 0
  for (let i = 0; i < letters.length;) {
    if (s < signs.length && signs[s] !== ANY && (signs[s] === ONE || signs[s] === letters[i])) {
      s++
      i++
    } else if (s < signs.length && signs[s] === ANY) {
      back = s++
      mark = i
    } else if (back >= 0) {
      s = back + 1
      i = ++mark
    } else return false
  }
  while (s < signs.length && signs[s] === ANY) s++
  return s === signs.length
}
