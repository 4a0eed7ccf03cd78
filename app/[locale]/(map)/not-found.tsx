import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { NotFoundPanel } from '@/components/panels/NotFoundPanel'
import { suggestFor404 } from '@/lib/server'

/** An unknown record: says which, searches for it, and offers the nearest. Status 404. */
export default async function NotFound() {
  const path = (await headers()).get('x-path') ?? ''
  const id = decodeURIComponent(path.split('/').pop() ?? '')
  return <NotFoundPanel id={id} similar={await suggestFor404(id)} locale={await getLocale()} />
}
