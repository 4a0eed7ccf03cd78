import { evidenceAnswer } from '@/lib/server/evidence'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const GET = async (request: Request, { params }: { params: Promise<{ edition: string; id: string }> }) => evidenceAnswer(request, (await params).edition, (await params).id)
