import { tileJsonAnswer } from '@/lib/server/tiles'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export async function GET(request: Request, { params }: { params: Promise<{ which: string }> }): Promise<Response> {
  return tileJsonAnswer(request, (await params).which)
}
