import { unknownAnswer } from '@/lib/server/methods'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export const GET = (request: Request) => unknownAnswer(request)
