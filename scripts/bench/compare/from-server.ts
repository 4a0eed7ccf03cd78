import { parseDay } from '../../../lib/time/day'
import type { Day } from '../../../lib/slice/types'
import { CUMULATIVE, moveWindow, openView, VIEW, type Open } from '../product-page'
import type { Product } from '../product'
import { say } from '../say'
import type { Moved, Visit } from './drive'
import { measuredOf, VISITS, type Measured } from './run'

export const FROM_SERVER = {
  label: 'this atlas, from the server (the whole page: timeline, filters, list)', short: 'from the server',
  shows: 'the product as it is served: sums for what is on the screen, everything on the page linked',
}

const MOVES = 20

/** The product itself as one more way, its window's end moved by the keyboard; a key that drew nothing new is left out. */
export async function measureFromServer(product: Product): Promise<Measured> {
  const visits: Visit[] = []
  for (let i = 0; i < VISITS; i++) {
    say(`compare · ${product.rows.toLocaleString('en')} rows · ${FROM_SERVER.short} · visit ${i + 1} of ${VISITS}`)
    visits.push(await visitProduct(product))
  }
  return measuredOf(product.rows, FROM_SERVER, visits)
}

async function visitProduct(product: Product): Promise<Visit> {
  const open = await openView(product.base, VIEW)
  try {
    const { bytes } = await open.data()
    const codeBytes = await open.rest()
    const window = open.shownMs === null ? null : await moved(open)
    const counted = window ? [await countedOn(open, product)] : []
    const { held, peak } = await open.usage()
    const heapBytes = await open.metric('JSHeapUsedSize')
    const later = await openView(product.base, CUMULATIVE)
    const cumulative = later.shownMs === null ? null : await moved(later).finally(() => later.close())
    return { crashed: false, loadMs: open.shownMs, dataBytes: bytes, codeBytes, heldBytes: held, peakBytes: peak, heapBytes, window, cumulative, counted }
  } finally {
    await open.close()
  }
}

async function moved(open: Open): Promise<Moved | null> {
  const { drawn, shown, main, all } = await moveWindow(open, MOVES)
  return drawn.length ? { drawn, shown, main, all } : null
}

/** The status line against a direct count of the atlas' file, for the window that the handles say is shown. */
async function countedOn({ page }: Open, product: Product): Promise<{ said: number; truth: number }> {
  const day = async (name: string) => parseDay((await page.getByRole('slider', { name, exact: true }).getAttribute('aria-valuetext')) ?? '') as Day
  const said = Number((await page.getByRole('status').first().textContent())?.match(/\d+/)?.[0])
  return { said, truth: await product.count(await day('From'), await day('To')) }
}
