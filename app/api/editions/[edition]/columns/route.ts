import { columnsAnswer } from '@/lib/server/export'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'

export const GET = async (request: Request, { params }: { params: Promise<{ edition: string }> }) => columnsAnswer(request, (await params).edition)
