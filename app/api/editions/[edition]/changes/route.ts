import { changesAnswer } from '@/lib/server/history-answers'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export const GET = async (request: Request, { params }: { params: Promise<{ edition: string }> }) => changesAnswer(request, (await params).edition)
