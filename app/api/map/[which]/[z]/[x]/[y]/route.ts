import { tileAnswer } from '@/lib/server/tiles'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export async function GET(request: Request, { params }: { params: Promise<{ which: string; z: string; x: string; y: string }> }): Promise<Response> {
  const { which, z, x, y } = await params
  return tileAnswer(request, which, [z, x, y])
}
