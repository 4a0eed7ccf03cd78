import { mkdtempSync, writeFileSync } from 'node:fs'
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
})
