import { feedAnswer } from '@/lib/server/feeds'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const GET = async (request: Request, { params }: { params: Promise<{ file: string }> }) => feedAnswer(request, (await params).file)
