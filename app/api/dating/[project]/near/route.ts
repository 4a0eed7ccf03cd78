import { nearAnswer } from '@/lib/server/dating/near'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'

export const GET = async (request: Request, { params }: { params: Promise<{ project: string }> }) => nearAnswer(request, (await params).project)
export { GET as HEAD }
