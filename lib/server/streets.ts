import 'server-only'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { env } from './env'

/** The operator's street-level archive: the first `*.pmtiles` of the atlas folder; null without one. */
export function streetArchive(): string | null {
  if (!existsSync(env.dataDir)) return null
  const [name] = readdirSync(env.dataDir).filter(file => file.endsWith('.pmtiles')).sort()
  return name ? join(env.dataDir, name) : null
}
