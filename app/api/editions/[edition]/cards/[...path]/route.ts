import { cardAnswer } from '@/lib/server/cards'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export async function GET(request: Request, { params }: { params: Promise<{ edition: string; path: string[] }> }): Promise<Response> {
  const { edition, path } = await params
  return cardAnswer(request, edition, path)
}
