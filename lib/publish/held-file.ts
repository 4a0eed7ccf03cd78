import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, sep } from 'node:path'
import { MOST_BYTES, type HeldFile } from '../model/held-file'

/** The file that a record names, or what is wrong with the name. No name leads out of the atlas folder, links included. */
export function fileWithin(root: string, name: string): { path: string } | { wrong: string } {
  if (isAbsolute(name) || name.includes('\\') || name.split('/').includes('..')) return { wrong: `"${name}" leads out of the atlas folder; expected a path below it, as "evidence/film.mp4"` }
  const path = join(/* turbopackIgnore: true */ root, name)
  if (!existsSync(/* turbopackIgnore: true */ path)) return { wrong: `"${name}" is not there; expected a file below the atlas folder` }
  const [real, base] = [realpathSync(/* turbopackIgnore: true */ path), realpathSync(/* turbopackIgnore: true */ root)]
  if (!real.startsWith(base + sep)) return { wrong: `"${name}" is a link out of the atlas folder; expected a file below it` }
  if (!statSync(/* turbopackIgnore: true */ real).isFile()) return { wrong: `"${name}" is no file; expected one` }
  return { path: real }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What is wrong with a file that is to be published under its hash; null when it is in order. */
export function heldFault(root: string, name: string, sha256: string): string | null {
  const found = fileWithin(root, name)
  if ('wrong' in found) return found.wrong
  const { size } = statSync(/* turbopackIgnore: true */ found.path)
  if (size > MOST_BYTES) return `"${name}" has ${Math.ceil(size / 2 ** 20)} MB; expected at most ${MOST_BYTES / 2 ** 20}`
  const is = sha256Of(readFileSync(/* turbopackIgnore: true */ found.path))
  return is === sha256 ? null : `"${name}" has the SHA-256 ${is}, not ${sha256}; put the right file there, or its hash into sha256`
}

/** Its bytes, or null when the file is gone or holds something else by now: under a hash nothing else is ever kept. Throws when it is one that the edition must have. */
export function heldBytes({ path, sha256, own, bytes: made }: HeldFile): Uint8Array | null {
  if (made) return made
  const bytes = existsSync(/* turbopackIgnore: true */ path) ? readFileSync(/* turbopackIgnore: true */ path) : null
  if (bytes && sha256Of(bytes) === sha256) return bytes
  if (own) throw new Error(`${path} was changed while it was being published. Nothing is published from it; publish again.`)
  return null
}
