import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FEED_FORMS } from './feed'

// docs/api.md forgets nothing of what leaves the pages: no feed, no picture, no address beside `/api`.

const text = readFileSync('docs/api.md', 'utf8')
const part = (title: string) => text.slice(text.indexOf(`## ${title}`)).split(/\n## /).slice(0, 2).join('\n## ')

describe('docs/api.md names', () => {
  it('every form of a feed and every parameter that is read', () => {
    const feeds = part('Feeds')
    for (const form of FEED_FORMS) expect(feeds).toMatch(new RegExp(`\\{[^}]*\\b${form}\\b[^}]*\\}`))
    const read = [.../const OWN = \[(.*)\]/.exec(readFileSync('lib/feed-question.ts', 'utf8'))?.[1].matchAll(/'(\w+)'/g) ?? []].map(m => m[1])
    expect(read.length).toBeGreaterThan(2)
    for (const name of read) expect(feeds).toContain(`| \`${name}\` |`)
  })
  it('every card', () => {
    const cards = part('Links that travel')
    for (const kind of ['incidents', 'statements', 'stories', 'view']) expect(cards).toMatch(new RegExp(`GET /api/editions/\\{edition\\}/cards/[^\n]*${kind}`))
    expect(cards).toContain('`lang=ar`')
  })
  it('every address of its own besides the pages and the API', () => {
    const routes = readdirSync('app', { withFileTypes: true }).filter(entry => entry.isDirectory() && !entry.name.startsWith('[') && entry.name !== 'api').map(entry => entry.name)
    expect(routes.length).toBeGreaterThan(2)
    for (const route of routes) expect(text, route).toMatch(new RegExp(`/${route.replaceAll('.', '\\.')}[/\`]`))
  })
})
