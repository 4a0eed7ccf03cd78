import { statementItems } from '@/lib/server/collections'

export const GET = (request: Request) => statementItems(request)
