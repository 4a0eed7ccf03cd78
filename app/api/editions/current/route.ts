import { currentEditionAnswer } from '@/lib/server/editions'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export const GET = (request: Request) => currentEditionAnswer(request)
