import { editionsAnswer } from '@/lib/server/history-answers'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export const GET = (request: Request) => editionsAnswer(request)
