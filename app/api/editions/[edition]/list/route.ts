import { listAnswer } from '@/lib/server/editions'

export const GET = async (request: Request, { params }: { params: Promise<{ edition: string }> }) => listAnswer(request, (await params).edition)
