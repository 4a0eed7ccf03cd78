import { listAnswer } from '@/lib/server/editions'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const GET = async (request: Request, { params }: { params: Promise<{ edition: string }> }) => listAnswer(request, (await params).edition)
