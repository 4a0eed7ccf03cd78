import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { MADE } from './worker.mjs'

it('every file that is made into public/ is served as it is: the proxy lets it pass', () => {
  const pattern = /matcher: \['(.*)'\]/.exec(readFileSync('proxy.ts', 'utf8'))?.[1]
  if (!pattern) throw new Error('proxy.ts names no matcher.')
  const proxied = new RegExp(`^${pattern.replaceAll('\\\\', '\\')}$`)
  expect(proxied.test('/incidents/any')).toBe(true)
  for (const file of MADE as string[]) expect(proxied.test(`/${file}`), file).toBe(false)
})
