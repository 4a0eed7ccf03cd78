import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type english from '../messages/en.json'
import { expect, ready } from './fixtures'

// What the tests of dating share: the shipped project, its words in both languages, and what the page shows.

export const PROJECT = 'drawn-town'
export const WORK = `/track/${PROJECT}#work`
type Gold = { building: string; last_standing: string | null; first_destroyed: string | null }
export const project = JSON.parse(readFileSync(`data/projects/${PROJECT}.json`, 'utf8')) as { scenes: { id: string }[]; gold: Gold[]; training: { building: string }[] }
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
