import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stop } from './say.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const port = Number(process.env.PORT || 3000)
export const host = process.env.HOST || '0.0.0.0'
export const storeDir = resolve(root, process.env.ATLAS_STORE || '.atlas')

/** Makes a folder and those above it. One by one: `recursive` tries for ever where a system answers that the parent is missing (/proc). */
function make(dir) {
  if (existsSync(dir)) return
  make(dirname(dir))
  mkdirSync(dir)
}

/** The store is a PostgreSQL server, not a folder. */
export const hasServer = Boolean(process.env.DATABASE_URL)

/** The project's folder and the store's must be writable. */
export function checkWritable() {
  for (const dir of hasServer ? [root] : [root, storeDir]) {
    try {
      make(dir)
      accessSync(dir, constants.W_OK)
    } catch {
      stop(`No permission to write into ${dir}. Give this user the right to write there, or name another folder for the store with ATLAS_STORE.`)
    }
  }
}

/** The addresses of a store; the password in them is not repeated. */
export function checkSettings() {
  for (const name of ['DATABASE_URL', 'DATABASE_READ_URL']) {
    const value = process.env[name]
    if (value && !(URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol))) stop(`${name} is no address of a PostgreSQL server; expected postgres://USER:PASSWORD@HOST:PORT/DATABASE.`)
  }
  if (process.env.DATABASE_READ_URL && !hasServer) stop('DATABASE_READ_URL names a replica, and DATABASE_URL its server: set both, or neither.')
}

/** The port must be free. */
export async function checkPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65535) stop(`PORT=${process.env.PORT} is no port. Choose a whole number from 1 to 65535.`)
  const taken = await new Promise(done => {
    const probe = createServer()
    probe.once('error', error => done(error.code))
    probe.once('listening', () => probe.close(() => done(null)))
    probe.listen(port, host)
  })
  if (taken === 'EADDRINUSE') stop(`Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`)
  if (taken) stop(`Port ${port} on ${host} cannot be opened (${taken}). Choose another: PORT=8080 npm start`)
}

/** No other process may hold the store: the same lock as lib/store/lock.ts. */
export function checkStore() {
  let holder = null
  try {
    holder = JSON.parse(readFileSync(join(storeDir, 'lock.json'), 'utf8'))
    // Of another machine or container: the store's own lock decides, by how long ago it was touched.
    if (holder.host && holder.host !== hostname()) return
    process.kill(holder.pid, 0)
    const started = readFileSync(`/proc/${holder.pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')[19]
    if (holder.started && started !== holder.started) return
  } catch (error) {
    if (error.code !== 'EPERM' && !(holder && error.path?.startsWith('/proc'))) return
  }
  if (holder.pid !== process.pid) stop(`The store ${storeDir} is held by process ${holder.pid}${holder.address ? ` (${holder.address})` : ''}. Stop that server first, or give this one a store of its own: ATLAS_STORE=.atlas-2 npm start`)
}
