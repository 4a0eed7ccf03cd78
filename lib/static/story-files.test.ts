import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { planFolder } from '../publish/build'
import { compiled, write } from '../publish/fixtures/atlas'
import { story, SVG, writeStories } from '../publish/fixtures/story'
import { sha256Of } from '../publish/held-file'
import { filesOfStories } from './story-files'

it('holds what stories show: their own files and the two scenes that stand side by side, no other scene and no evidence', async () => {
  const body = 'Text.\n\n<Figure src="x/a.svg" alt="x" credit="x" />\n\n<BeforeAfter place="square" />'
  const evidence = [{ id: 'film', kind: 'photo_video', source: { title: 'A film', publisher: 'A monitor' }, file: 'evidence/film.png', sha256: sha256Of(new Uint8Array([9])), incidents: [{ id: 'one', supports: ['happened'] }] }]
  const dir = writeStories({ 'x.en.mdx': story({ body }), 'x.ar.mdx': story({ body }), 'x/a.svg': SVG }, { evidence })
  for (const folder of ['evidence', 'scenes']) mkdirSync(join(dir, folder))
  writeFileSync(join(dir, 'evidence/film.png'), new Uint8Array([9]))
  const scene = (day: number) => {
    const bytes = new Uint8Array([day])
    writeFileSync(join(dir, `scenes/${day}.png`), bytes)
    return { id: `day-${day}`, date: `2020-01-0${day}`, kind: 'image', file: `scenes/${day}.png`, sha256: sha256Of(bytes), bounds: [15, 45, 15.02, 45.02], provider: 'Made up', licence: 'CC0', resolution_m: 1 }
  }
  write(dir, 'scenes.json', { places: ['square', 'other'].map((id, k) => ({ id, title_en: id, bounds: [15, 45, 15.02, 45.02], scenes: [1, 2, 3].map(day => scene(day + 3 * k)) })) })
  const { rest } = await compiled((await planFolder(dir)).current)
  expect(rest.files).toHaveLength(8)
  expect(filesOfStories(rest).map(file => [file.sha256, file.ending])).toEqual([[sha256Of(new TextEncoder().encode(SVG)), 'svg'], [sha256Of(new Uint8Array([1])), 'png'], [sha256Of(new Uint8Array([3])), 'png']])
})
