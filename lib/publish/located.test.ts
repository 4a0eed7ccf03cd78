import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { tellsPlace } from './located'

const picture = () => sharp({ create: { width: 4, height: 4, channels: 3, background: '#888' } })
const where = { IFD0: { Copyright: 'a' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 56/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '36/1 38/1 0/1' } }

describe('a file tells where it was taken', () => {
  it.each(['jpeg', 'webp', 'png', 'avif'] as const)('as Exif in %s, and does not without it', async format => {
    expect(tellsPlace(await picture().withExif(where).toFormat(format).toBuffer())).toBe(true)
    expect(tellsPlace(await picture().withExif({ IFD0: where.IFD0 }).toFormat(format).toBuffer())).toBe(false)
    expect(tellsPlace(await picture().toFormat(format).toBuffer())).toBe(false)
  })
  it('as XMP, and in the atoms of films', async () => {
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="35,56.0N"/></rdf:RDF></x:xmpmeta>'
    expect(tellsPlace(await picture().withXmp(xmp).jpeg().toBuffer())).toBe(true)
    expect(tellsPlace(Buffer.from('\0\0\0\x18ftypmp42\0\0\0\x1e\u00a9xyz\0\x12+35.9+036.6/', 'latin1'))).toBe(true)
    expect(tellsPlace(Buffer.from('\0\0\0\x18ftypmp42', 'latin1'))).toBe(false)
  })
  it('never ends on torn bytes', () => {
    for (const torn of ['Exif\0\0', 'Exif\0\0II*\0', 'Exif\0\0II*\0\xff\xff\xff\xff______', 'EXIF']) expect(tellsPlace(Buffer.from(torn, 'latin1'))).toBe(false)
  })
})
