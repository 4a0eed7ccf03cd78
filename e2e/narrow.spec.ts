import { axeInBothColours } from './axe'
import { expect, ready, test } from './fixtures'

// The narrowest phone, on every page, in both languages and two heights: nothing clipped, nothing to scroll sideways, and
// every control where a finger can reach it; in Arabic nothing for axe to find.

const PAGES = ['/', '/?tab=table', '/incidents/idl-2020-01-29-ariha-shami', '/incidents/raq-2017-06-06-cs965', '/incidents/hsk-2020-05-al-hol-camp', '/statements', '/statements/stmt-2020-05-14', '/evidence', '/evidence/amnesty-mde-24-2089-2020', '/claims', '/methodology', '/data', '/stories', '/stories/raqqa-2017', '/scenes/drawn-town', '/remembrance', '/track', '/track/care', '/track/drawn-town', '/track/drawn-town#work', '/track/drawn-town/results', '/?dating=drawn-town', '/incidents/none', '/nowhere']

/** What is wrong with the page as it lies on the screen, in words. */
function faults(): string[] {
  const found: string[] = []
  const name = (e: Element) => `${e.tagName.toLowerCase()} «${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40)}»`
  const wide = document.documentElement.scrollWidth - window.innerWidth
  if (wide > 0) found.push(`the page is ${wide} px too wide`)
  for (const e of document.querySelectorAll<HTMLElement>('body *')) {
    const box = e.getBoundingClientRect()
    const style = getComputedStyle(e)
    if (!e.checkVisibility() || !box.width || !box.height || style.visibility === 'hidden' || (style.position === 'absolute' && box.width <= 2) || e.closest('canvas, svg, noscript, script, style')) continue
    const scrolls = e.closest('.overflow-x-auto, .track-frames') !== null
    const own = [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent?.trim())
    if (own && !scrolls && (box.left < -1 || box.right > window.innerWidth + 1)) found.push(`text beyond the edge (${Math.round(box.left)}–${Math.round(box.right)}): ${name(e)}`)
    if (own && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && e.scrollWidth > e.clientWidth + 2) found.push(`text clipped: ${name(e)}`)
    if (own && style.textOverflow === 'ellipsis' && e.closest('header:not(article *), .time-area') && e.scrollWidth > e.clientWidth + 1) found.push(`text cut short: ${name(e)}`)
    if (!e.matches('button, a[href], input, select, summary, [role=slider]') || e.closest('[aria-hidden=true]')) continue
    if (e.matches('.map-area *, header:not(article *) *') && !e.matches('.inline-flex.link')) {
      if (box.width < 24 || box.height < 24) found.push(`a target of ${Math.round(box.width)} × ${Math.round(box.height)} px: ${name(e)}`)
    }
    // Over the map, in the head and on the timeline nothing may lie over a control; in the panel its own scrolling may.
    if (!e.closest('.map-area, .time-area, header:not(article *)') || e.matches('.sr-only, [role=note] *')) continue
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const over = document.elementFromPoint(x, y)
    if (!over || !(e === over || e.contains(over) || over.contains(e) || e.closest('label')?.contains(over))) found.push(`covered by ${over ? name(over) : 'nothing on screen'}: ${name(e)}`)
  }
  return [...new Set(found)]
}

for (const [width, height] of [[360, 740], [360, 640], [390, 844]] as const) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true })
    for (const locale of ['en', 'ar'] as const) {
      test(`nothing is clipped, covered or out of reach on any page (${locale})`, async ({ page, quiet }) => {
        quiet.allowStatus(404)
        test.setTimeout(360_000)
        for (const path of height === 740 ? PAGES : PAGES.slice(0, 3)) {
          await page.goto(locale === 'ar' ? `/ar${path}`.replace(/\/(\?|$)/, '$1') : path)
          await ready(page)
          // Fonts and the last frame may still move a line: what must be found is a page that lies sound.
          await expect.poll(() => page.evaluate(faults), { message: `${locale} ${path}` }).toEqual([])
          if (locale === 'ar' && height === 740) expect(await axeInBothColours(page), path).toEqual([])
        }
      })
    }
  })
}

test.describe('the map of a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('has scale, credit, fit and full screen; a compass while it is turned; zoom buttons where there is room', async ({ page }) => {
    await page.goto('/')
    await ready(page)
    const map = page.getByRole('region', { name: 'Map', exact: true })
    await expect(map.getByText(/^\d+ k?m$/)).toBeVisible()
    await expect(map.getByRole('note', { name: 'Sources of the base map' })).toBeVisible()
    for (const name of ['Fit to results', 'Draw an area', 'Full screen']) await expect(map.getByRole('button', { name })).toBeVisible()
    const north = map.getByRole('button', { name: 'Turn north up' })
    const zoom = map.getByRole('button', { name: 'Zoom in' })
    await expect(north).toBeHidden()
    await expect(zoom).toBeHidden()
    await page.locator('canvas.maplibregl-canvas').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await expect(north).toBeVisible()
    expect(await page.evaluate(faults)).toEqual([])
    await north.tap()
    await expect(north).toBeHidden()
    await map.getByRole('button', { name: 'Full screen' }).tap()
    await expect(zoom).toBeVisible()
    await expect(map.getByRole('status')).toHaveText(/^\d+ incidents/)
    await map.getByRole('button', { name: 'Leave full screen' }).tap()
    await expect(zoom).toBeHidden()
  })

  test('keeps scale, credit and tools clear of the totals when these grow', async ({ page }) => {
    await page.goto('/ar')
    await ready(page)
    await page.evaluate(() => { document.querySelector<HTMLElement>('.map-area section')!.style.paddingBottom = '60px' })
    await expect.poll(() => page.evaluate(faults)).toEqual([])
  })
})
