import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { afterAll, describe, expect, it } from 'vitest'
import { each } from '../formats/fixtures/record'
import { isSafeName, readSums, shown, sumLine, SUMS } from './sums'
import { verifyBundle } from './verify'
import { bundled } from './write'

const folder = mkdtempSync(join(tmpdir(), 'atlas-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let next = 0
const fresh = (ending = '') => join(folder, `${++next}${ending}`)
const sha = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const noise = randomBytes(200_000)
const parts = () => [{ path: 'a.txt', content: each(['one ', 'قصف', '\n']) }, { path: 'noise.bin', content: each([noise.subarray(0, 70_000), noise.subarray(70_000)]) }]
async function bundle(): Promise<string> {
  const path = fresh('.zip')
  const pieces: Uint8Array[] = []
  for await (const piece of bundled(parts(), '2026-11-26')) pieces.push(piece)
  writeFileSync(path, Buffer.concat(pieces))
  return path
}
function unpackedBy(path: string): string {
  const dir = fresh()
  expect(spawnSync('unzip', ['-q', path, '-d', dir], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  return dir
}
/** A ZIP of anything, as others would make it. */
async function archive(files: [name: string, content: string | Uint8Array][], options = {}): Promise<string> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options })
  for (const [name, content] of files) await zip.add(name, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content))
  const path = fresh('.zip')
  writeFileSync(path, Buffer.from(await (await zip.close()).arrayBuffer()))
  return path
}
const faultsOf = async (path: string) => (await verifyBundle(path)).faults

describe('a bundle', () => {
  it('is whole packed and unpacked, here and for coreutils; the same files give the same bytes', async () => {
    const path = await bundle()
    expect(await verifyBundle(path)).toEqual({ intact: 2, faults: [], sum: sha(sumLine(sha('one قصف\n'), 'a.txt') + sumLine(sha(noise), 'noise.bin')) })
    expect(readFileSync(await bundle()).equals(readFileSync(path))).toBe(true)
    const dir = unpackedBy(path)
    expect(await faultsOf(dir)).toEqual([])
    expect(spawnSync('sha256sum', ['-c', '--strict', SUMS], { cwd: dir, encoding: 'utf8' })).toMatchObject({ status: 0, stdout: 'a.txt: OK\nnoise.bin: OK\n', stderr: '' })
    // Packed again by another program, with the folder around it.
    mkdirSync(join(folder, 'again'))
    expect(spawnSync('cp', ['-r', dir, join(folder, 'again/case')]).status).toBe(0)
    const again = await archive(['a.txt', 'noise.bin', SUMS].map(name => [`case/${name}`, readFileSync(join(dir, name))]))
    expect(await verifyBundle(again)).toMatchObject({ intact: 2, faults: [] })
  })
  it('unpacked: each file that is missing, changed, extra or a link is named, and that alone', async () => {
    const dir = unpackedBy(await bundle())
    const bytes = readFileSync(join(dir, 'noise.bin'))
    bytes[123_456] ^= 1
    writeFileSync(join(dir, 'noise.bin'), bytes)
    expect(await faultsOf(dir)).toEqual([`"noise.bin" was changed: its SHA-256 is ${sha(bytes)}, and ${SUMS} says ${sha(noise)}.`])
    rmSync(join(dir, 'a.txt'))
    writeFileSync(join(dir, 'more.txt'), '')
    symlinkSync('/etc/passwd', join(dir, 'link'))
    expect((await faultsOf(dir)).map(f => f.split(/:|;/)[0])).toEqual(['"link" is a link', '"a.txt" is missing', '"noise.bin" was changed', '"more.txt" is extra'])
    // A listed file that is a link elsewhere is not read through.
    symlinkSync('/etc/passwd', join(dir, 'a.txt'))
    expect((await faultsOf(dir)).filter(f => f.includes('a.txt'))).toEqual(['"a.txt" is a link; it is not followed.', `"a.txt" is missing: ${SUMS} names it.`])
  })
  it('packed: a byte anywhere in a file is found', async () => {
    const bytes = readFileSync(await bundle())
    const at = bytes.indexOf(noise.subarray(90_000, 90_020))
    expect(at).toBeGreaterThan(0)
    bytes[at] ^= 1
    const path = fresh('.zip')
    writeFileSync(path, bytes)
    expect((await faultsOf(path)).join()).toMatch(/^"noise\.bin" was changed: its SHA-256 is/)
  })
})

describe('a hostile archive', () => {
  const good = sumLine(sha('x'), 'a.txt')
  it('that names files outside its folder: none is read', async () => {
    const path = await archive([['a.txt', 'x'], ['../../evil.sh', 'y'], ['C:\\evil.exe', 'y'], ['/etc/evil', 'y'], [SUMS, `${good}${sumLine(sha('y'), '../../evil.sh')}${sumLine(sha('y'), '/etc/passwd')}`]])
    const faults = await faultsOf(path)
    for (const name of ['"../../evil.sh" would be', '"C:\\\\evil.exe" would be', '"/etc/evil" would be', `Line 2 of ${SUMS} names "../../evil.sh"`, `Line 3 of ${SUMS} names "/etc/passwd"`]) expect(faults.some(f => f.startsWith(name)), `${name} in ${faults.join('\n')}`).toBe(true)
    expect(faults).toHaveLength(5)
  })
  it('that unpacks to gigabytes: refused by what it says, and not read further than it says', async () => {
    const big = fresh('.zip')
    const bomb = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
    await bomb.add(SUMS, new TextReader(sumLine(sha(''), 'zeros')))
    let left = 40
    await bomb.add('zeros', new ReadableStream<Uint8Array>({ pull: c => { if (left-- > 0) c.enqueue(new Uint8Array(1_000_000)); else c.close() } }, { highWaterMark: 0 }))
    const bytes = Buffer.from(await (await bomb.close()).arrayBuffer())
    expect(bytes.length).toBeLessThan(100_000)
    /** The same, which says that it unpacks to another size. */
    const saying = (length: number) => {
      const [lying, real] = [Buffer.from(bytes), Buffer.alloc(4)]
      real.writeUInt32LE(40_000_000)
      for (let at = lying.indexOf(real); at >= 0; at = lying.indexOf(real, at + 1)) lying.writeUInt32LE(length, at)
      return lying
    }
    writeFileSync(big, saying(4_000_000_000))
    await expect(verifyBundle(big)).rejects.toThrow(/would unpack to 4\.0 GB or more; no case bundle is larger than 2 GB, so it was not read\.$/)
    writeFileSync(big, saying(1000))
    const faults = await faultsOf(big)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^"zeros" is damaged: it does not come out of the archive whole/)
  })
  it('is hashed as it unpacks: memory stays as it is', async () => {
    const path = fresh('.zip')
    const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
    const [hash, zeros] = [createHash('sha256'), new Uint8Array(1_000_000)]
    let left = 600
    await zip.add('zeros', new ReadableStream<Uint8Array>({ pull: c => { if (left-- > 0) { hash.update(zeros); c.enqueue(zeros) } else c.close() } }, { highWaterMark: 0 }), { level: 1 })
    await zip.add(SUMS, new TextReader(sumLine(hash.digest('hex'), 'zeros')))
    writeFileSync(path, Buffer.from(await (await zip.close()).arrayBuffer()))
    const before = process.memoryUsage().rss
    expect(await verifyBundle(path)).toMatchObject({ intact: 1, faults: [] })
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  })
  it('with two files of one name, a second directory, or something before it, is not read', async () => {
    const twice = await archive([['a.txt', 'x'], ['b.txt', 'y'], [SUMS, good]])
    writeFileSync(twice, Buffer.from(readFileSync(twice, 'latin1').replaceAll('b.txt', 'a.txt'), 'latin1'))
    await expect(verifyBundle(twice)).rejects.toThrow(/no ZIP archive that can be read without doubt/)
    const before = fresh('.zip')
    writeFileSync(before, Buffer.concat([Buffer.from('MZ stub'), readFileSync(await bundle())]))
    await expect(verifyBundle(before)).rejects.toThrow(/no ZIP archive that can be read without doubt/)
  })
  it('that is encrypted: said', async () => {
    const path = fresh('.zip')
    const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
    await zip.add('a.txt', new TextReader('x'), { password: 'p', zipCrypto: true })
    await zip.add(SUMS, new TextReader(good))
    writeFileSync(path, Buffer.from(await (await zip.close()).arrayBuffer()))
    expect(await faultsOf(path)).toEqual(['"a.txt" is encrypted; no file of a bundle is.', `"a.txt" is missing: ${SUMS} names it.`])
  })
})

describe('what is no bundle gets one sentence', () => {
  it.each([
    ['nothing', () => join(folder, 'none.zip'), /^There is no file or folder .*none\.zip\. Name a case bundle/],
    ['a text', () => { const path = fresh('.zip'); writeFileSync(path, 'hello'); return path }, /is no case bundle: it is no ZIP archive that can be read without doubt \(.*\)\. Download it again/],
    ['half a download', async () => { const path = fresh('.zip'); writeFileSync(path, readFileSync(await bundle()).subarray(0, 100_000)); return path }, /no ZIP archive that can be read without doubt/],
    ['another ZIP', () => archive([['x.txt', 'x']]), /is no case bundle: there is no SHA256SUMS in it/],
    ['an empty manifest', () => archive([[SUMS, '']]), /its SHA256SUMS names no file/],
    ['an empty folder', () => { const path = fresh(); mkdirSync(path); return path }, /there is no SHA256SUMS in it/],
    ['a manifest without end', () => archive([[SUMS, 'x'.repeat(4_100_000)]]), /its SHA256SUMS is larger than 4 MB/],
  ])('%s', async (_, make, sentence) => { await expect(verifyBundle(await make())).rejects.toThrow(sentence) })
})

describe('lines of the manifest', () => {
  it('are read as coreutils writes them, in text and binary mode, and with the line ends of Windows', () => {
    expect(readSums(`${'a'.repeat(64)}  x\n${'B'.repeat(64)} *y z.txt\r\n`)).toEqual({ sums: new Map([['x', 'a'.repeat(64)], ['y z.txt', 'b'.repeat(64)]]), faults: [] })
  })
  it('that say nothing, or one file twice, are named', () => {
    const { sums, faults } = readSums(`hello\n${'a'.repeat(64)}  x\n${'b'.repeat(64)}  x\n${'c'.repeat(64)}  ${SUMS}\n`)
    expect([[...sums.keys()], faults.map(f => f.slice(0, 22))]).toEqual([['x'], ['Line 1 of SHA256SUMS i', 'Line 3 of SHA256SUMS n', 'Line 4 of SHA256SUMS n']])
  })
  it.each(['..', 'a/../b', './a', '/a', 'a//b', 'a\\b', 'c:a', 'a\0', 'a\u202etxt.exe', ''])('%j is no name', name => expect(isSafeName(name)).toBe(false))
  it('a name cannot write to the terminal', () => expect(shown('a\u001b[2J"\u202e')).toBe('"a\\u{1b}[2J\\"\\u{202e}"'))
})

it('the command: sentences, and a status that programs understand', async () => {
  const path = await bundle()
  const run = (...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'scripts/atlas.ts', 'verify', ...args], { encoding: 'utf8' })
  expect(run(path)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/ is in order: 2 files are as SHA256SUMS says\.\nThat SHA256SUMS itself .+:\nSHA-256 of SHA256SUMS: [0-9a-f]{64}\n$/) })
  const dir = unpackedBy(path)
  rmSync(join(dir, 'a.txt'))
  expect(run(path, dir)).toMatchObject({ status: 1, stderr: `${dir}: "a.txt" is missing: SHA256SUMS names it.\n${dir} is not as it was made: 1 fault, 1 file in order.\n` })
  const none = join(dir, 'none')
  expect(run(none)).toMatchObject({ status: 1, stderr: expect.stringContaining(none) })
})
