import { PHONE as served, type WIDE_HEAD as servedHead } from '@/components/ui/pages'

// Takes the place of components/ui/pages.ts in the static edition: answers of volunteers need a server.

export { FOOT, HEAD } from '@/components/ui/pages'
export const WIDE_HEAD: typeof servedHead = []
export const PHONE = served.filter(name => name !== 'track')
