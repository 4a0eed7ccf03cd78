import { exitAnswer } from '@/lib/server/exit'

export const GET = (request: Request) => exitAnswer(request)
