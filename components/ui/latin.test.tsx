import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { latin } from './latin'

const html = (node: Parameters<typeof latin>[0], locale = 'ar') => renderToStaticMarkup(<>{latin(node, locale)}</>)

describe('names in Latin letters', () => {
  it('are isolated in Arabic, words that belong together as one, and no letter is lost', () => {
    expect(html('يمكن استيراد GeoJSON وJSON Lines من جديد')).toBe('يمكن استيراد <bdi>GeoJSON</bdi> و<bdi>JSON Lines</bdi> من جديد')
    expect(html('(report.html وmapping.json)')).toBe('(<bdi>report.html</bdi> و<bdi>mapping.json</bdi>)')
    expect(html('بلا أسماء، حتى 200,000')).toBe('بلا أسماء، حتى 200,000')
  })
  it('are isolated between links, which stay as they are', () => {
    expect(html(['من ', <a key="a" href="/x">CSV</a>, ' أو KML'])).toBe('من <a href="/x">CSV</a> أو <bdi>KML</bdi>')
  })
  it('need nothing in English', () => expect(html('GeoJSON and CSV', 'en')).toBe('GeoJSON and CSV'))
})
