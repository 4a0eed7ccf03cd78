import { itemsAnswer } from '@/lib/server/collections'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export const GET = async (request: Request, { params }: { params: Promise<{ collection: string }> }) => itemsAnswer(request, (await params).collection)
