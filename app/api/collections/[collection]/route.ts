import { collectionAnswer } from '@/lib/server/documents'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export const GET = async (request: Request, { params }: { params: Promise<{ collection: string }> }) => collectionAnswer(request, (await params).collection)
