import { healthAnswer } from '@/lib/server/editions'

export const dynamic = 'force-dynamic'
export const GET = (request: Request) => healthAnswer(request)
