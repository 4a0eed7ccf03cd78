import { datingsAnswer } from '@/lib/server/dating/results'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'

export const GET = async (request: Request, { params }: { params: Promise<{ project: string }> }) => datingsAnswer(request, (await params).project)
export { GET as HEAD }
