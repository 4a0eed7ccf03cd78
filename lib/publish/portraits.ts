import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Person } from '../model/person'
import type { Faults } from './faults'
import { mayBeNamed } from './people'

const SIZE = 192
const QUALITY = 72

/**
 * Portraits of those who may be named, as small pictures by the person's id. Each is drawn anew: where and by which camera it was taken stands in
 * files of cameras, and does not leave the folder. A fault where a file is not there or is no picture.
 */
export async function portraitsOf(people: Person[], dir: string, file: string, faults: Faults): Promise<Map<string, string>> {
  const images = new Map<string, string>()
  for (const person of people) {
    if (!person.portrait || !mayBeNamed(person)) continue
    const path = join(/* turbopackIgnore: true */ dir, 'portraits', person.portrait.file)
    const fault = (what: string) => faults.fault(file, person.id, 'portrait.file', `${what}; expected a picture in portraits/, or no portrait`)
    if (!existsSync(/* turbopackIgnore: true */ path)) {
      fault(`"${person.portrait.file}" is missing`)
      continue
    }
    try {
      const { default: sharp } = await import('sharp')
      const bytes = await sharp(path).rotate().resize(SIZE, SIZE, { fit: 'cover', position: 'attention' }).webp({ quality: QUALITY }).toBuffer()
      images.set(person.id, `data:image/webp;base64,${bytes.toString('base64')}`)
    } catch {
      fault(`"${person.portrait.file}" is no picture that can be read`)
    }
  }
  return images
}
