import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What other colours can break. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on a page, or in a part of it (a selector): rule and elements. Its own frames are not looked into and what passes is
 * not listed, which halves the time.
 */
export async function axe(page: Page, { within, colours = false }: { within?: string; colours?: boolean } = {}): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], runOnly: colours ? { type: 'rule', values: COLOURS } : { type: 'tag', values: TAGS } })
  const { violations } = await (within ? builder.include(within) : builder).analyze()
  return violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)
}
