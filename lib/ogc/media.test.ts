import { expect, it } from 'vitest'
import { formFor, GEOJSON, JSON_TYPE, OPENAPI } from './media'

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'
it.each<[string | null, string, 'json' | 'html' | null]>([
  [null, GEOJSON, 'json'], ['', GEOJSON, 'json'], ['*/*', GEOJSON, 'json'], [BROWSER, GEOJSON, 'html'], ['application/geo+json', GEOJSON, 'json'], ['application/geo+json, application/json', GEOJSON, 'json'], ['application/json', OPENAPI, 'json'],
  ['application/vnd.oai.openapi+json;version=3.0, application/json', OPENAPI, 'json'], ['text/html', JSON_TYPE, 'html'], ['text/*', JSON_TYPE, 'html'], ['application/*', JSON_TYPE, 'json'], ['application/xml', JSON_TYPE, null], ['image/png, text/turtle', JSON_TYPE, null],
  ['application/json;q=0, */*', JSON_TYPE, 'html'], ['text/html;q=0.5, application/json;q=0.4', JSON_TYPE, 'html'], ['text/html;q=0.4, application/json;q=0.5', JSON_TYPE, 'json'], ['text/html, application/json', JSON_TYPE, 'json'], ['APPLICATION/JSON', JSON_TYPE, 'json'], ['*/*;q=0', JSON_TYPE, null],
])('Accept: %s at %s gives %s', (accept, type, form) => expect(formFor(undefined, accept, type)).toBe(form))
it('f decides over the header', () => {
  expect(formFor('json', BROWSER, GEOJSON)).toBe('json')
  expect(formFor('html', 'application/json', GEOJSON)).toBe('html')
})
