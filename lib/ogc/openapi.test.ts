import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { manifestSchema } from '../model/manifest'
import { manifest as other } from '../publish/fixtures/atlas'
import { openApiHtml } from './html'
import { openApiDocument, parametersOf } from './openapi'

const shipped = manifestSchema.parse(JSON.parse(readFileSync('data/atlas.json', 'utf8')))
const about = { server: 'https://atlas.example/api', version: '1-00000000' }
type Document = { paths: Record<string, { get: { parameters: { $ref?: string; name?: string; in?: string }[]; responses: Record<string, unknown> } }>; components: { parameters: Record<string, { name: string; description: string; schema: Record<string, unknown> }>; schemas: Record<string, { properties: Record<string, { properties: Record<string, Record<string, unknown>> }> }> } }
const document = openApiDocument(shipped, about) as unknown as Document

describe('the OpenAPI document', () => {
  it.each([['the shipped atlas', shipped], ['another atlas', manifestSchema.parse(other)]])('of %s is valid OpenAPI 3.0', async (_, manifest) => {
    const validator = new Validator()
    const result = await validator.validate(JSON.parse(JSON.stringify(openApiDocument(manifest, about))) as Record<string, unknown>)
    expect(result.errors ?? []).toEqual([])
    expect([result.valid, validator.version]).toEqual([true, '3.0'])
  })
  it('is refused by the same validator when it is not', async () => {
    const broken = JSON.parse(JSON.stringify(openApiDocument(shipped, about))) as { paths: Record<string, unknown> }
    broken.paths['/items'] = { get: { parameters: [{ name: 'limit' }] } }
    expect((await new Validator().validate(broken as Record<string, unknown>)).valid).toBe(false)
  })
  it.each(['incidents', 'statements'] as const)('names every parameter that the items of %s are read by, and no other', collection => {
    const { parameters } = document.paths[`/collections/${collection}/items`].get
    const named = parameters.map(p => document.components.parameters[(p.$ref as string).split('/').at(-1) as string])
    expect(named.map(p => p.name)).toEqual(Object.keys(parametersOf(collection, shipped).items))
    for (const p of named) expect([p.name, p.description.length > 10, Object.keys(p.schema).length > 0]).toEqual([p.name, true, true])
  })
  it('refers to nothing that is not there', () => {
    const refs = JSON.stringify(document).match(/"#\/[^"]+"/g) ?? []
    expect(refs.length).toBeGreaterThan(50)
    for (const quoted of refs) {
      const found = (JSON.parse(quoted) as string).slice(2).split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
      expect(found, quoted).toBeDefined()
    }
  })
  it('describes every property of an item, facets among them', () => {
    const { properties } = document.components.schemas.Incident.properties.properties
    for (const facet of shipped.facets) expect(properties[facet.property]).toMatchObject({ type: 'array' })
    for (const [name, property] of Object.entries(properties)) expect([name, typeof property.description]).toEqual([name, 'string'])
    expect(properties.date_start).toMatchObject({ type: 'string', format: 'date' })
  })
  it('is a page too, with every address and parameter and no script', () => {
    const html = openApiHtml(openApiDocument({ ...shipped, title: { en: '<Atlas> & "co"' } }, about))
    for (const path of Object.keys(document.paths)) expect(html).toContain(`GET ${path === '/' ? '/api' : `/api${path}`}`)
    for (const { name } of Object.values(document.components.parameters)) expect(html).toContain(`<code>${name}</code>`)
    expect(html).toContain('&lt;Atlas&gt; &amp; &quot;co&quot;')
    expect(html).not.toContain('<script')
  })
})
