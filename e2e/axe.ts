import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What other colours can break. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on a page, or in parts of it (selectors): rule and elements. Its own frames are not looked into and what passes is
 * not listed, which halves the time.
 */
export async function axe(page: Page, { within = [], colours = false }: { within?: string | string[]; colours?: boolean } = {}): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], runOnly: colours ? { type: 'rule', values: COLOURS } : { type: 'tag', values: TAGS } })
  for (const part of [within].flat()) builder.include(part)
  const { violations } = await builder.analyze()
  return violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)
}

/** The same in the colours that the page has and in dark ones, which change nothing but contrast. */
export async function axeInBothColours(page: Page): Promise<string[]> {
  const found = await axe(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page, { colours: true })
  await page.emulateMedia({ colorScheme: null })
  return [...found, ...dark.map(fault => `in dark colours, ${fault}`)]
}
