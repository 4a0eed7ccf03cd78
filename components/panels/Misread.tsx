import { getTranslations } from 'next-intl/server'
import type { Manifest } from '@/lib/model/manifest'
import { misreadIn, type SearchParams } from '@/lib/search-params'

/** Says that a page passed over a part of its address: what is shown is more than was asked for. Nothing where all is understood. */
export async function Misread({ asked, manifest }: { asked: SearchParams; manifest: Manifest }) {
  const wrong = misreadIn(asked, manifest)
  if (!wrong) return null
  const t = await getTranslations('list')
  return <p role="note" className="border-b border-line bg-chip px-4 py-2 text-sm">{t.rich('misread', { what: () => <bdi dir="ltr" className="font-medium [overflow-wrap:anywhere]">{`${wrong.name}=${wrong.value.slice(0, 80)}`}</bdi> })}</p>
}
