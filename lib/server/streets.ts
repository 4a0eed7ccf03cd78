import 'server-only'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { env } from './env'

/** Written by `atlas basemap`. */
const OURS = 'streets.pmtiles'

/** The operator's street-level archive: `streets.pmtiles` of the atlas folder, else its first `*.pmtiles`; null without one. */
export function streetArchive(): string | null {
  if (!existsSync(env.dataDir)) return null
  const names = readdirSync(env.dataDir).filter(file => file.endsWith('.pmtiles') && !file.startsWith('.')).sort()
  const name = names.includes(OURS) ? OURS : names[0]
  return name ? join(env.dataDir, name) : null
}
