import { expect, it } from 'vitest'
import { isArchive } from './archives'

it('an address in an archive is a copy itself', () => {
  for (const url of ['http://www.archive.is/AjcPW', 'http://www.archive.fo/PrPi120', 'https://web.archive.org/web/2020/https://example.org/', 'https://perma.cc/AB12']) expect(isArchive(url), url).toBe(true)
  for (const url of ['https://example.org/archive.org', 'https://archive.org.example.com/', 'https://notarchive.org/', 'nonsense']) expect(isArchive(url), url).toBe(false)
})
