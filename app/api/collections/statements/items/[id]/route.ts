import { statementItem } from '@/lib/server/collections'

export const GET = async (request: Request, { params }: { params: Promise<{ id: string }> }) => statementItem(request, (await params).id)
