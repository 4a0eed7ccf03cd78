import { oembedAnswer } from '@/lib/server/oembed'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const GET = (request: Request) => oembedAnswer(request)
