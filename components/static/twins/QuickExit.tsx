import { useAtlas } from '@/components/explorer/context'
import { Icon } from '@/components/ui/Icon'

// Takes the place of components/care/QuickExit.tsx in the static edition: a plain link, since no server of ours answers there.

/** Leads to the address that the manifest names, else to an empty page. */
export function QuickExit({ label }: { label: string }) {
  const { manifest } = useAtlas()
  return <a href={manifest.quick_exit_url ?? 'about:blank'} rel="nofollow noreferrer" title={label} className="button shrink-0 max-md:px-2"><Icon name="leave" className="rtl:-scale-x-100" /><span className="max-md:sr-only">{label}</span></a>
}
