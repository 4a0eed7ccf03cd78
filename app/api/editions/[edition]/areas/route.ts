import { areasAnswer } from '@/lib/server/editions'

export const GET = async (request: Request, { params }: { params: Promise<{ edition: string }> }) => areasAnswer(request, (await params).edition)
