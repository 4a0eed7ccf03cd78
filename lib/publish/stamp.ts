import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { stampOf } from './scan'

/** Folders that are looked into: stories, projects, what is held of scenes and evidence, and the snapshots of released editions. Of all others the folder's own time says enough. */
const LOOKED_INTO = /^(?:editions(?:\/\d+(?:\/(?:stories|projects)(?:\/.+)?)?)?|(?:stories|projects)(?:\/.+)?|scenes(?:\/[^/]+)?|evidence(?:\/[^/]+)?)$/

/**
 * Sizes and times of the files that are published from an atlas folder, those of its snapshots too: another text says that one of
 * them was edited. A few looks at the file system, no file is read. Empty when the folder is not there.
 */
export function stampOfFolder(dir: string): string {
  const lines: string[] = []
  const walk = (path: string, label: string): void => {
    for (const entry of readdirSync(/* turbopackIgnore: true */ path, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      const [at, name] = [join(/* turbopackIgnore: true */ path, entry.name), label + entry.name]
      try {
        lines.push(`${name} ${stampOf(at)}`)
        if (LOOKED_INTO.test(name)) walk(at, `${name}/`)
      } catch {
        // It went between two looks, or is a link to nowhere.
        lines.push(name)
      }
    }
  }
  try {
    walk(dir, '')
  } catch {
    return ''
  }
  return lines.sort().join('\n')
}
