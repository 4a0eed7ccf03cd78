import { headers } from 'next/headers'
import { siteUrl } from '@/lib/server'
import { isClosed } from '@/lib/server/closed'

/** Tells a site into which this page's address is pasted where its embed is (oEmbed). React puts it into the head. */
export async function OEmbedLink() {
  if (isClosed()) return null
  const [asked, site] = await Promise.all([headers(), siteUrl()])
  const page = new URL(asked.get('x-address') ?? '/', site).href
  return <link rel="alternate" type="application/json+oembed" href={new URL(`/api/oembed?url=${encodeURIComponent(page)}&format=json`, site).href} />
}
