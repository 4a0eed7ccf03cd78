import { tileJsonAnswer } from '@/lib/server/tiles'

export async function GET(request: Request, { params }: { params: Promise<{ which: string }> }): Promise<Response> {
  return tileJsonAnswer(request, (await params).which)
}
