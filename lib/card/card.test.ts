import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { openArchive } from '../tiles/archive'
import { boundsOf, cameraAround, cameraOn, pixelsPerMeter, projector } from './camera'
import { drawCard, type CardTexts } from './card'
import { drawGround } from './ground'
import { LOOK } from './look'
import { drawPlace } from './marks'
import { measure, paint, stopPainter, type Measured } from './painter'
import { CARD_HEIGHT, CARD_WIDTH, MAP_WIDTH, PANEL_WIDTH } from './size'
import { wrap } from './wrap'

afterAll(stopPainter)

const text = (value: string, size = 40): Measured => ({ text: value, size, weight: 600 })
const archive = openArchive('public/map/base.pmtiles')
const TEXTS: CardTexts = { atlas: 'Incident Atlas', subtitle: 'Syria', kicker: 'Medical', color: '#c14325', title: 'Al-Shami hospital, Ariha', when: '29 January 2020', where: 'Ariha', figures: [{ value: '11', label: 'killed' }], without: '', alleged: 'Alleged actor: x', key: [], foot: 'Edition 1', credit: 'Natural Earth' }

/** Raw pixels of a card; `at(x, y)` as #rrggbb. */
async function pixels(svg: string) {
  const { data, info } = await sharp(await paint(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { info, at: (x: number, y: number) => `#${data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex')}`, ink: (x0: number, x1: number, y0: number, y1: number) => {
    let dark = 0
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (data[(y * info.width + x) * 3] < 128) dark++
    return dark
  } }
}

describe('camera', () => {
  it('shows all of the bounds, with room at the edges, and no more exactly than the base map is', () => {
    const camera = cameraOn([36, 35, 42, 37], 640, 630)
    const [w, s, e, n] = boundsOf(camera)
    expect(w < 36 && s < 35 && e > 42 && n > 37).toBe(true)
    const at = projector(camera)
    expect(at(36, 36)[0]).toBeCloseTo(56, 0)
    expect(at(42, 36)[0]).toBeCloseTo(640 - 56, 0)
    expect(cameraOn([36, 35, 36, 35], 640, 630).zoom).toBe(9.5)
  })
  it('crosses the antimeridian the short way', () => {
    expect(Math.abs(cameraOn([179, -20, -179, -10], 640, 630).lon)).toBeCloseTo(180, 0)
  })
  it('a disc takes at most two fifths of the height', () => {
    const camera = cameraAround(38, 35, 100_000, 640, 630)
    expect(2 * 100_000 * pixelsPerMeter(35, camera.zoom)).toBeLessThan(0.42 * 630)
  })
})

describe('text', () => {
  it('is measured as it is shaped: letters of an Arabic word join, and are narrower than apart', async () => {
    const [joined, apart] = await measure([text('مستشفى'), text([...'مستشفى'].join('\u200C'))])
    expect(joined).toBeGreaterThan(20)
    expect(joined).toBeLessThan(apart * 0.85)
    const [one, two] = await measure([text('Ariha', 20), text('Ariha', 40)])
    expect(two / one).toBeGreaterThan(1.8)
    // The page's own faces, each weight of them: boxes for a face that is missing would all be as wide.
    expect(new Set(await measure(([400, 500, 600] as const).map(weight => ({ text: 'Maarrat Misrin', size: 40, weight })))).size).toBe(3)
  })
  it('wraps to lines that fit, at most so many, the last with an ellipsis', async () => {
    const style = { size: 38, weight: 600 as const, width: 472, most: 3 }
    for (const title of ['Maarrat Misrin, Mounib Kamishe school (shelter for displaced people) and the streets around it, hit again and again during one night', 'قصف مدرسة منيب قميشة في معرة مصرين التي تؤوي نازحين والشوارع المحيطة بها مرة بعد أخرى خلال ليلة واحدة من شهر شباط', 'x'.repeat(400)]) {
      const lines = await wrap(title, style, measure)
      expect(lines.length).toBeLessThanOrEqual(3)
      for (const width of await measure(lines.map(line => ({ text: line, size: 38, weight: 600 })))) expect(width).toBeLessThanOrEqual(472 + 1)
      expect(lines.at(-1)?.endsWith('…')).toBe(true)
    }
    expect(await wrap('Al-Shami hospital', style, measure)).toEqual(['Al-Shami hospital'])
    expect(await wrap('', style, measure)).toEqual([])
  })
})

describe('a card', () => {
  const draw = async (direction: 'ltr' | 'rtl', texts: Partial<CardTexts> = {}) => {
    const camera = cameraAround(36.61, 35.81, 3000, MAP_WIDTH, CARD_HEIGHT)
    const ground = await drawGround(archive, camera, direction === 'rtl' ? 'name_ar' : 'name_en')
    return { ground, svg: await drawCard({ ...TEXTS, ...texts }, direction, { ground: ground.svg, names: ground.names, marks: drawPlace(36.61, 35.81, 3000, '#c14325', camera), camera }, measure) }
  }
  it('is 1200 × 630, texts where reading begins, the mark in the middle of the map; mirrored in Arabic', async () => {
    const left = await pixels((await draw('ltr')).svg)
    expect([left.info.width, left.info.height]).toEqual([CARD_WIDTH, CARD_HEIGHT])
    expect(left.at(PANEL_WIDTH + MAP_WIDTH / 2, CARD_HEIGHT / 2)).toBe('#c14325')
    expect(left.at(8, 8)).toBe(LOOK.surface)
    const right = await pixels((await draw('rtl', { title: 'مستشفى الشامي في أريحا', kicker: 'طبي' })).svg)
    expect(right.at(MAP_WIDTH / 2, CARD_HEIGHT / 2)).toBe('#c14325')
    expect(right.at(CARD_WIDTH - 8, 8)).toBe(LOOK.surface)
    // The title begins at the edge of its own side.
    expect(left.ink(44, 144, 150, 200)).toBeGreaterThan(200)
    expect(left.ink(CARD_WIDTH - 60, CARD_WIDTH - 10, 150, 200)).toBe(0)
    expect(right.ink(CARD_WIDTH - 144, CARD_WIDTH - 44, 150, 205)).toBeGreaterThan(200)
    expect(right.ink(CARD_WIDTH - 43, CARD_WIDTH, 150, 205)).toBe(0)
  })
  it('has land, sea and towns of the base map in the language of the page', async () => {
    const { ground } = await draw('rtl')
    expect(ground.names.some(name => /\p{Script=Arabic}/u.test(name.text))).toBe(true)
    const camera = cameraOn([34, 34, 40, 37], MAP_WIDTH, CARD_HEIGHT)
    const coast = await drawGround(archive, camera, 'name_en')
    const empty = { svg: '', taken: [] }
    const { at } = await pixels(await drawCard(TEXTS, 'ltr', { ground: coast.svg, names: [], marks: empty, camera }, measure))
    const [seaX, seaY] = projector(camera)(34.6, 35.2)
    const [landX, landY] = projector(camera)(37.9, 35.1)
    expect([at(PANEL_WIDTH + Math.round(seaX), Math.round(seaY)), at(PANEL_WIDTH + Math.round(landX), Math.round(landY))]).toEqual([LOOK.sea, LOOK.land])
    expect(coast.names.map(n => n.text)).toContain('Aleppo')
  })
  it('takes text that would be markup as text', async () => {
    const { svg } = await draw('ltr', { title: '<script>&"</script>' })
    expect(svg).not.toContain('<script>')
    await paint(svg)
  })
  it('what cannot be drawn is an error, and the next card is drawn all the same', async () => {
    await expect(paint('this is no SVG')).rejects.toThrow(/could not be drawn/)
    await Promise.all(Array.from({ length: 8 }, async () => expect((await paint((await draw('ltr')).svg)).length).toBeGreaterThan(10_000)))
  })
})
