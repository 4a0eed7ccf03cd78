import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cuesOf, vttOf, vttTime } from './captions'
import { spoken } from './spoken'

describe('captions', () => {
  it('writes times in full and reads back what it wrote', () => {
    expect([0, 61.0049, 3599.9996].map(vttTime)).toEqual(['00:00:00.000', '00:01:01.005', '01:00:00.000'])
    const cues = [{ start: 0, end: 1.25, text: 'A < B & C.' }, { start: 1.6, end: 70, text: 'Then more.' }]
    expect(vttOf(cues)).toContain('00:00:00.000 --> 00:00:01.250\nA &lt; B &amp; C.\n')
    expect(cuesOf(vttOf(cues))).toEqual(cues)
    expect(() => cuesOf('WEBVTT\n\n1 --> 2\nx')).toThrow('"1 --> 2" is no line of times')
  })
})

describe('what the synthesiser is given', () => {
  it('reads ranges, open figures and names with an apostrophe', () => {
    expect(spoken('In Dar’iya 419–554 and 167–246+ people, 12–14; Amnesty’s “own” count in Sina’a.'))
      .toBe('In Dariya 419 to 554 and 167 to 246 or more people, 12 to 14; Amnesty\'s "own" count in Sinaa.')
  })

  it('has a list of names that the stories use, each once', () => {
    const here = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')
    const names = here('./pronunciation.lex').trim().split('\n').map(line => /^([a-z]+) 0 : [a-z0-2 ]+$/.exec(line)?.[1] ?? line)
    expect(names).toEqual([...new Set(names)].sort())
    const texts = spoken(['raqqa-2017', 'idlib-2020', 'al-hol'].map(slug => here(`../../data/stories/${slug}.en.mdx`)).join(' ')).toLowerCase()
    expect(names.filter(name => !new RegExp(`\\b${name}\\b`).test(texts))).toEqual([])
  })
})
