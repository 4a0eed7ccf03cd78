import { scenesAnswer } from '@/lib/server/scene-answers'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const GET = async (request: Request, { params }: { params: Promise<{ edition: string }> }) => scenesAnswer(request, (await params).edition)
