import { sitemapPartAnswer } from '@/lib/server/sitemaps'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const GET = async (request: Request, { params }: { params: Promise<{ part: string }> }) => sitemapPartAnswer(request, (await params).part)
