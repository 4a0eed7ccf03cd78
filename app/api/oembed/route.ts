import { oembedAnswer } from '@/lib/server/oembed'

export const GET = (request: Request) => oembedAnswer(request)
