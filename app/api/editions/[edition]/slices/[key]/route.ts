import { sliceAnswer } from '@/lib/server/slices'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export async function GET(request: Request, { params }: { params: Promise<{ edition: string; key: string }> }): Promise<Response> {
  const { edition, key } = await params
  return sliceAnswer(request, edition, key)
}
