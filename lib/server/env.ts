import { resolve } from 'node:path'

/** Settings from the environment: the only place of the server that reads it. */
export const env = {
  /** Folder of the atlas that is served. */
  dataDir: resolve(/* turbopackIgnore: true */ process.env.ATLAS_DATA || 'data'),
  /** PostgreSQL server of the store; null = the embedded one. */
  databaseUrl: process.env.DATABASE_URL || null,
  /** A replica of it, or several behind one address, for reading; null = the server itself. */
  databaseReadUrl: process.env.DATABASE_READ_URL || null,
  /** Folder of the embedded store. */
  storeDir: resolve(/* turbopackIgnore: true */ process.env.ATLAS_STORE || '.atlas'),
  /** Public address, without a slash at the end; null = the request's host. */
  url: process.env.ATLAS_URL?.replace(/\/$/, '') || null,
  /** Proxy headers are believed only behind a proxy that sets them. */
  trustProxy: process.env.TRUST_PROXY === '1',
  /** Bytes for what could be made or read again (lib/server/memory.ts); null = by the machine. */
  memory: Number(process.env.ATLAS_MEMORY) > 0 ? Number(process.env.ATLAS_MEMORY) * 2 ** 20 : null,
  port: Number(process.env.PORT || 3000),
  /** `next build` renders nothing from the store. */
  building: process.env.NEXT_PHASE === 'phase-production-build',
  production: process.env.NODE_ENV === 'production',
}

