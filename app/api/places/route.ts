import { placesAnswer } from '@/lib/server/places'

export { OPTIONS, POST, PUT, PATCH, DELETE } from '@/lib/server/methods'
export const GET = (request: Request) => placesAnswer(request)
