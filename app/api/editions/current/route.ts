import { currentEditionAnswer } from '@/lib/server/editions'

export const dynamic = 'force-dynamic'
export const GET = (request: Request) => currentEditionAnswer(request)
