import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Sent } from '../lib/model/track'
import type english from '../messages/en.json'
import { expect, ready } from './fixtures'

// What the tests of dating share: the shipped project, its words in both languages, and what the page shows.

export const PROJECT = 'drawn-town'
export const WORK = `/track/${PROJECT}#work`
type Gold = { building: string; last_standing: string | null; first_destroyed: string | null }
export const project = JSON.parse(readFileSync(`data/projects/${PROJECT}.json`, 'utf8')) as { scenes: { id: string }[]; gold: Gold[]; training: { building: string; explanation: Record<'en' | 'ar', string> }[] }
const messages = (locale: string) => (JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as typeof english).track
export const WORDS = { en: messages('en'), ar: messages('ar') }
export const inLocale = (locale: string, path: string): string => (locale === 'ar' ? `/ar${path}` : path)

/** Opens the work, until its first building's picture is decoded. */
export async function openWork(page: Page, locale = 'en'): Promise<void> {
  await page.goto(inLocale(locale, WORK))
  await expect(page.locator('.track-answers')).toBeVisible()
  await ready(page)
}

/** Number of the scene that the strip names and the picture shows; -1 while they differ. */
export async function sceneOf(page: Page): Promise<number> {
  const [marked, seen] = await page.evaluate((): [number, string | undefined] => [
    [...document.querySelectorAll('.track-frame')].findIndex(frame => frame.hasAttribute('aria-current')),
    [...document.querySelectorAll<HTMLElement>('[data-scene]')].find(layer => layer.style.visibility !== 'hidden')?.dataset.scene,
  ])
  return project.scenes[marked]?.id === seen ? marked : -1
}

/** Answers of this page's volunteer that the server counts. */
export async function answers(page: Page): Promise<number> {
  const response = await page.request.get(`/api/dating/${PROJECT}/me`)
  return response.ok() ? ((await response.json()) as { answers: number }).answers : 0
}

/** Passes on what is in hand until no building of it is one whose date is known: those are told at once, and cannot be taken back. */
export async function passKnown(page: Page, baseURL = ''): Promise<void> {
  const known = new Set(project.gold.map(g => g.building))
  const api = `/api/dating/${PROJECT}`
  for (let left = 20; ; left--) {
    const { assignments } = (await (await page.request.get(`${api}/next?n=3`)).json()) as { assignments: { building: string; token: string }[] }
    const told = assignments.filter(a => known.has(a.building))
    if (!told.length) break
    expect(left, 'buildings without a known date come').toBeGreaterThan(0)
    for (const { building, token } of told) {
      const skipped = await page.request.post(`${api}/answers`, { headers: { origin: baseURL }, data: { token, answer: { id: crypto.randomUUID(), building, reply: null } } })
      expect(skipped.status()).toBe(201)
    }
  }
  await page.reload()
  await expect(page.locator('.track-answers')).toBeVisible()
  await ready(page)
}

/** Answers that a page sends, in order, each time it does. */
export function sending(page: Page): Sent['answer'][] {
  const sent: Sent['answer'][] = []
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/answers')) sent.push((request.postDataJSON() as Sent).answer)
  })
  return sent
}

/** Watches each frame from the first picture on: gives the scenes that were to be seen while a picture of them was not there, and how many scenes were seen. */
export async function watchPictures(page: Page): Promise<() => Promise<{ faults: string[]; seen: number }>> {
  await page.evaluate(() => {
    const faults: string[] = []
    const seen = new Set<string>()
    Object.assign(window, { watched: { faults, seen } })
    const look = () => {
      const layer = [...document.querySelectorAll<HTMLElement>('[data-scene]')].find(l => l.style.visibility !== 'hidden')
      const pictures = [...(layer?.querySelectorAll('img') ?? [])]
      // Coarser tiles may lie under those that are looked at.
      const least = Math.min(...pictures.map(img => img.offsetWidth))
      const there = pictures.length > 0 && pictures.every(img => img.offsetWidth > least + 1 || (img.complete && img.naturalWidth > 0))
      if (there) seen.add(layer?.dataset.scene ?? '')
      else if (seen.size) faults.push(layer?.dataset.scene ?? 'none')
      requestAnimationFrame(look)
    }
    look()
  })
  return () => page.evaluate(() => {
    const { faults, seen } = (window as unknown as { watched: { faults: string[]; seen: Set<string> } }).watched
    return { faults, seen: seen.size }
  })
}

/** Answers that wait on this device. */
export const waitingOn = (page: Page): Promise<number> => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('track.answer.')).length)
