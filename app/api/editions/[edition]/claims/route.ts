import { claimsAnswer } from '@/lib/server/claims'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const GET = async (request: Request, { params }: { params: Promise<{ edition: string }> }) => claimsAnswer(request, (await params).edition)
