import { sitemapAnswer } from '@/lib/server/sitemaps'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export const GET = (request: Request) => sitemapAnswer(request)
