import { test as base, expect, type Page } from '@playwright/test'

interface Quiet { allowStatus(status: number): void; allow(pattern: RegExp): void }

/** A page that fails its test on a script error, a console error, a broken policy or a request to another origin. */
export const test = base.extend<{ quiet: Quiet }>({
  quiet: [async ({ page, baseURL }, use) => {
    const seen: string[] = []
    const allowed: RegExp[] = []
    page.on('pageerror', error => seen.push(`script error: ${String(error)}`))
    page.on('console', message => { if (message.type() === 'error') seen.push(`console: ${message.text()} ${message.location().url}`) })
    page.on('request', request => {
      const url = request.url()
      if (/^(https?|wss?):/.test(url) && baseURL && !url.startsWith(baseURL)) seen.push(`request to another origin: ${url}`)
    })
    await use({
      allowStatus: status => allowed.push(new RegExp(`status of ${status}`)),
      allow: pattern => allowed.push(pattern),
    })
    expect(seen.filter(line => !allowed.some(pattern => pattern.test(line)))).toEqual([])
  }, { auto: true }],
})

export { expect }

/** Waits until the map has drawn what was asked: nothing on the page is busy any more. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0, null, { timeout: 30_000 })
}
