import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Misused, readArguments } from './options'

const fault = (line: string): string => {
  try {
    readArguments(line.split(' '))
  } catch (error) {
    if (error instanceof Misused) return error.message
    throw error
  }
  return ''
}

describe('a command line', () => {
  it('is a command, its operands and the options that it has', () => {
    expect(readArguments(['import', 'a.csv', '--into', 'out', 'b.csv', '--extent', '-1,2,3,4'])).toEqual({ command: 'import', operands: ['a.csv', 'b.csv'], texts: { into: 'out', extent: '-1,2,3,4' }, flags: new Set() })
    expect(readArguments(['publish', '--only-new'])).toMatchObject({ operands: [], flags: new Set(['only-new']) })
    expect(readArguments(['release', '-m', 'why'])).toMatchObject({ texts: { message: 'why' } })
    expect(readArguments([])).toMatchObject({ command: 'help' })
    expect(readArguments(['check', '-h']).flags.has('help')).toBe(true)
  })
  it.each([
    ['import a.csv --into d --mpping x', '"import" has no option --mpping; did you mean --mapping?'],
    ['import a.csv --int d', '"import" has no option --int; did you mean --into?'],
    ['basemap --form f --bbox 1,2,3,4 --into d', '"basemap" has no option --form; did you mean --from?'],
    ['basemap --from f --bax 1,2,3,4 --into d', '"basemap" has no option --bax; did you mean --bbox?'],
    ['publish data --onlynew', '"publish" has no option --onlynew; did you mean --only-new?'],
    ['release --mesage why', '"release" has no option --mesage; did you mean --message?'],
    // Another command's is none of its own.
    ['check data --only-new', '"check" has no option --only-new; it takes --help.'],
    ['check -x', '"check" has no option -x; it takes --help.'],
    ['store --verbose', '"store" has no option --verbose; it takes --help.'],
    ['schema --into d', '"schema" has no option --into; it takes --help.'],
    ['help --all', '"help" has no option --all; it takes --help.'],
    ['import a.csv --into', '--into needs a value: --into VALUE. npm run atlas -- help says what it takes.'],
    ['publish --only-new=yes', '--only-new takes no value, and was given "yes". Leave "=yes" out.'],
  ])('%s: one sentence', (line, sentence) => expect(fault(line)).toBe(sentence))
  it('with a mistake in it does nothing and ends with status 2', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../atlas.ts'), 'check', '--mpping', 'x'], { encoding: 'utf8' })
    expect([status, stdout, stderr]).toEqual([2, '', '"check" has no option --mpping; it takes --help.\n'])
  })
})
