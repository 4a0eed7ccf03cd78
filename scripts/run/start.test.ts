import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { accessSync, chmodSync, constants, copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { takeLock } from '../../lib/store/lock'
import { isEnough } from './node-version.mjs'

// The real script in a process of its own: what a person at the terminal reads, and what the shell gets.

const root = resolve(import.meta.dirname, '../..')
const isRoot = process.getuid?.() === 0
const NOBODY = 65534
const undo: (() => unknown)[] = []
afterEach(async () => { for (const step of undo.splice(0)) await step() })

/** A folder of the test's own that every user may read. */
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'atlas-start-'))
  chmodSync(dir, 0o755)
  undo.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

interface Ended { code: number | null; out: string; error: string }

function start(env: Record<string, string>, { node = process.execPath, flags = [] as string[], script = join(root, 'scripts/start.mjs'), uid }: { node?: string; flags?: string[]; script?: string; uid?: number } = {}): Promise<Ended> {
  return new Promise((done, failed) => {
    const child: ChildProcessByStdio<null, Readable, Readable> = spawn(node, [...flags, script], { cwd: resolve(script, '../..'), uid, gid: uid, stdio: ['ignore', 'pipe', 'pipe'], env: { NODE_ENV: 'production', PATH: process.env.PATH, HOST: '127.0.0.1', ...env } })
    const ended: Ended = { code: null, out: '', error: '' }
    child.stdout.on('data', (text: Buffer) => { ended.out += text.toString() })
    child.stderr.on('data', (text: Buffer) => { ended.error += text.toString() })
    child.once('error', failed)
    child.once('close', code => done({ ...ended, code }))
  })
}

/** One sentence or two in one line, nothing else on either stream, and a status that stops a script. */
function expectRefusal({ code, out, error }: Ended, says: RegExp) {
  expect(error).toMatch(says)
  expect(error.trimEnd().split('\n')).toHaveLength(1)
  expect(error).toMatch(/[.a-z]\n$/)
  expect(out).toBe('')
  expect(code).toBe(1)
}

/** A port that another program (this one) listens on. */
async function takenPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => { server.listen(0, '127.0.0.1', done) })
  undo.push(() => new Promise(done => { server.close(done) }))
  return (server.address() as AddressInfo).port
}

async function freePort(): Promise<number> {
  const port = await takenPort()
  await undo.pop()?.()
  return port
}

describe('npm start refuses in one clear sentence', () => {
  it('an old Node', async () => {
    expect(['18.20.4', '20.8.1', '20.0.0', '9.20.9'].filter(isEnough)).toEqual([])
    expect(['20.9.0', '20.20.2', '22.0.0', '100.1.0'].filter(v => !isEnough(v))).toEqual([])
    const preload = join(folder(), 'old-node.cjs')
    writeFileSync(preload, "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })")
    const ended = await start({ PORT: String(await freePort()), ATLAS_STORE: folder() }, { flags: ['--require', preload] })
    expectRefusal(ended, /^Incident Atlas needs Node 20\.9 or newer; this is Node 18\.20\.4\. Install a newer one/)
  })

  it('a port that is taken, and one that is none', async () => {
    const port = await takenPort()
    expectRefusal(await start({ PORT: String(port), ATLAS_STORE: folder() }), new RegExp(`^Port ${port} is taken by another program\\. Stop it, or choose another: PORT=${port + 1} npm start\n$`))
    expectRefusal(await start({ PORT: 'http', ATLAS_STORE: folder() }), /^PORT=http is no port\. Choose a whole number from 1 to 65535\.\n$/)
  })

  it('a store that may not be made, whoever asks', async () => {
    // No one may make folders there, not even root.
    const store = process.platform === 'linux' ? '/proc/atlas-store' : '/dev/null/atlas-store'
    expectRefusal(await start({ PORT: String(await freePort()), ATLAS_STORE: store }), new RegExp(`^No permission to write into ${store}\\. Give this user the right to write there, or name another folder for the store with ATLAS_STORE\\.\n$`))
  })

  it('a folder of the program that may only be read', async () => {
    const dir = folder()
    cpSync(join(root, 'scripts/start.mjs'), join(dir, 'scripts/start.mjs'))
    for (const name of readdirSync(join(root, 'scripts/run')).filter(n => n.endsWith('.mjs'))) cpSync(join(root, 'scripts/run', name), join(dir, 'scripts/run', name))
    for (const path of ['scripts', 'scripts/run', '.']) chmodSync(join(dir, path), 0o555)
    undo.unshift(() => chmodSync(dir, 0o755))
    const ended = await start({ PORT: String(await freePort()), ATLAS_STORE: folder() }, { node: nodeForAll(), script: join(dir, 'scripts/start.mjs'), uid: isRoot ? NOBODY : undefined })
    expectRefusal(ended, new RegExp(`^No permission to write into ${dir}\\. `))
  })

  it('a store that another process holds', async () => {
    const store = folder()
    undo.unshift(takeLock(store, 'http://localhost:4999'))
    const ended = await start({ PORT: String(await freePort()), ATLAS_STORE: store })
    expectRefusal(ended, new RegExp(`^The store ${store} is held by process ${process.pid} \\(http://localhost:4999\\)\\. Stop that server first, or give this one a store of its own: ATLAS_STORE=\\.atlas-2 npm start\n$`))
  })
})

/** This Node; for another user a copy, where this one lies in a home that is closed to others. */
function nodeForAll(): string {
  if (!isRoot) return process.execPath
  const open = (path: string): boolean => path === '/' || (Boolean(statSync(path).mode & 0o001) && open(resolve(path, '..')))
  accessSync(process.execPath, constants.X_OK)
  if (open(process.execPath)) return process.execPath
  const copy = join(folder(), 'node')
  copyFileSync(process.execPath, copy)
  chmodSync(copy, 0o755)
  return copy
}
