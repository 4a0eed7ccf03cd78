import { collectionsAnswer } from '@/lib/server/documents'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const dynamic = 'force-dynamic'
export const GET = (request: Request) => collectionsAnswer(request)
