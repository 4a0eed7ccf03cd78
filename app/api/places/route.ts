import { placesAnswer } from '@/lib/server/places'

export const GET = (request: Request) => placesAnswer(request)
