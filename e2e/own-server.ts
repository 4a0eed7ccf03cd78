import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface OwnServer { base: string; pid: number; stop(): Promise<void> }

/** The product as `npm start` runs it, over an atlas folder of the test's own; resolves once an edition is served. */
export async function startOwn(dir: string, port: number, waitMs = 240_000, { store: kept, log, env }: { /** A folder of the test's own, left as it is when the server ends. */ store?: string; /** Takes what the server writes. */ log?: string[]; env?: Record<string, string> } = {}): Promise<OwnServer> {
  const store = kept ?? mkdtempSync(join(tmpdir(), 'atlas-own-'))
  const server = spawn(process.execPath, ['scripts/start.mjs'], { stdio: ['ignore', log ? 'pipe' : 'ignore', log ? 'pipe' : 'inherit'], env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1', ATLAS_DATA: dir, ATLAS_STORE: store } })
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (piece: Buffer) => log?.push(piece.toString()))
  const base = `http://127.0.0.1:${port}`
  const stop = () => new Promise<void>(done => {
    const gone = () => {
      if (!kept) rmSync(store, { recursive: true, force: true })
      done()
    }
    if (server.exitCode !== null || server.signalCode !== null) return gone()
    server.once('exit', gone)
    server.kill('SIGTERM')
  })
  for (const start = Date.now(); ; await new Promise(done => setTimeout(done, 300))) {
    if ((await fetch(`${base}/api/health`).catch(() => null))?.ok) return { base, pid: server.pid as number, stop }
    if (server.exitCode !== null) throw new Error(`The server ended with status ${server.exitCode} before an edition was served.`)
    if (Date.now() - start > waitMs) {
      await stop()
      throw new Error(`No edition of ${dir} was served within ${waitMs / 1000} s.`)
    }
  }
}
