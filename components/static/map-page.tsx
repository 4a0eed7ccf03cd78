import { NextIntlClientProvider } from 'next-intl'
import { createRoot } from 'react-dom/client'
import { serveTiles } from '@/components/map/static/tiles'
import { StaticRecords } from '@/lib/static/records'
import { BOOT_ID, ROOM_ID, type MapBoot } from './boot'
import { rootAt } from './place'
import { StaticExplorer } from './StaticExplorer'
import { answerFrom } from './twins/engine-client'

// The script of the map page (scripts/atlas/export/bundle.ts): reads what stands in the page, and takes the explorer's room.

const boot = JSON.parse(document.getElementById(BOOT_ID)?.textContent ?? '') as MapBoot
const { locale, manifest, domain, edition } = boot.data
const root = new URL(boot.root, window.location.href)
rootAt(root.pathname)

async function get(file: string): Promise<Uint8Array> {
  const answer = await fetch(new URL(file, root))
  if (!answer.ok) throw new Error(`The web server answered ${answer.status} to ${file}, a file of this export.`)
  return new Uint8Array(await answer.arrayBuffer())
}

const records = new StaticRecords(get, edition.key, manifest, domain)
answerFrom(records)
serveTiles(get)

// The other language opens with the view on screen, as it does on the served page.
document.querySelector('header')?.addEventListener('click', event => {
  const other = (event.target as Element).closest<HTMLAnchorElement>('a[hreflang]')
  if (other) other.search = window.location.search
})

const room = document.getElementById(ROOM_ID)
if (room) createRoot(room).render(<NextIntlClientProvider locale={locale} messages={boot.messages} timeZone="UTC"><StaticExplorer boot={boot} records={records} /></NextIntlClientProvider>)
