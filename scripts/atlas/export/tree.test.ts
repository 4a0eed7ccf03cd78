import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MARK, Tree } from './tree'

const home = () => mkdtempSync(join(tmpdir(), 'atlas-tree-'))

describe('the folder of an export', () => {
  it('comes to its place when it is whole, and replaces an earlier export wholly', () => {
    const parent = home()
    const into = join(parent, 'deep', 'site')
    const first = new Tree(into)
    first.page('/incidents/a', 'A')
    first.write('old.txt', 'x')
    expect(existsSync(into)).toBe(false)
    first.finish({ edition: 1 })
    expect(readFileSync(join(into, 'incidents/a/index.html'), 'utf8')).toBe('A')
    expect(JSON.parse(readFileSync(join(into, MARK), 'utf8'))).toEqual({ made_by: 'Incident Atlas', edition: 1 })
    const second = new Tree(into)
    second.page('/', 'B')
    expect(existsSync(join(into, 'old.txt'))).toBe(true)
    second.finish({ edition: 2 })
    expect(readdirSync(into).sort()).toEqual([MARK, 'index.html'])
    expect(readdirSync(join(parent, 'deep'))).toEqual(['site'])
    expect([second.files, second.bytes]).toEqual([2, 1 + readFileSync(join(into, MARK)).length])
  })
  it('is as it was when the export stops, and what a killed one left goes with the next', () => {
    const parent = home()
    const into = join(parent, 'site')
    new Tree(into).finish({})
    const stopped = new Tree(into)
    stopped.write('half.txt', 'x')
    stopped.stop()
    expect([readdirSync(into), readdirSync(parent)]).toEqual([[MARK], ['site']])
    const killed = new Tree(into)
    killed.write('half.txt', 'x')
    new Tree(into).finish({})
    expect([readdirSync(into), readdirSync(parent)]).toEqual([[MARK], ['site']])
  })
  it('is taken when it is empty, and nothing else is ever touched', () => {
    const parent = home()
    const into = join(parent, 'site')
    mkdirSync(into)
    new Tree(into).stop()
    writeFileSync(join(into, 'thesis.doc'), 'mine')
    expect(() => new Tree(into)).toThrow(`${into} is not empty and is no earlier export`)
    writeFileSync(join(into, MARK), '{"made_by":"another"}')
    expect(() => new Tree(into)).toThrow('nothing in it is touched')
    expect(() => new Tree(join(into, 'thesis.doc'))).toThrow('is a file; expected the name of a folder')
    const beside = join(parent, 'other')
    mkdirSync(join(parent, '.other.old'))
    expect(() => new Tree(beside)).toThrow('is none of ours')
    expect(readFileSync(join(into, 'thesis.doc'), 'utf8')).toBe('mine')
    expect(existsSync(join(parent, '.other.old'))).toBe(true)
  })
  it('has no room for an id that is longer than a name of a file', () => {
    const tree = new Tree(join(home(), 'site'))
    expect(() => tree.page(`/incidents/${'a'.repeat(300)}`, '')).toThrow('has 300 characters, and a folder\'s name takes 255')
  })
})
