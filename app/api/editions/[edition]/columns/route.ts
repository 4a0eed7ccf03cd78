import { columnsAnswer } from '@/lib/server/export'

export const GET = async (request: Request, { params }: { params: Promise<{ edition: string }> }) => columnsAnswer(request, (await params).edition)
