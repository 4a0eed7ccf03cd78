import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { holderOf, StoreHeld, takeLock } from './lock'

describe('lock', () => {
  it('is taken once, given back, and taken over from a dead process', () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-lock-'))
    const release = takeLock(folder, 'http://127.0.0.1:1')
    expect(holderOf(folder)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:1' })
    release()
    expect(holderOf(folder)).toBeNull()
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: 2 ** 22 - 3, address: null }))
    takeLock(folder, null)()
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.ppid, address: null }))
    expect(() => takeLock(folder, null)).toThrow(StoreHeld)
  })
  it('says so while another process takes it over, until that is given up', () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-lock-'))
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: 2 ** 22 - 3, address: null }))
    const turn = join(folder, 'lock.turn')
    writeFileSync(turn, '')
    expect(() => takeLock(folder, null)).toThrow(/is being taken over by another process\. Try again in a minute\.$/)
    const old = new Date(Date.now() - 61_000)
    utimesSync(turn, old, old)
    takeLock(folder, null)()
    expect(holderOf(folder)).toBeNull()
  })
})
