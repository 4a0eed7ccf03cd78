import { sceneTileAnswer } from '@/lib/server/scene-answers'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export async function GET(request: Request, { params }: { params: Promise<{ edition: string; tile: string[] }> }): Promise<Response> {
  const { edition, tile } = await params
  return sceneTileAnswer(request, edition, tile)
}
