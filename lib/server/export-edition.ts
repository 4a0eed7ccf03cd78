import 'server-only'
import { Problem } from './answer'

/**
 * What an export is asked for without `edition`, which stands in the address of a view: there it says the same as the path. Throws
 * a Problem when it names another edition: the path alone says whose records these are.
 */
export function withoutEdition(params: URLSearchParams, { number, draft }: { number: number; draft: boolean }): URLSearchParams {
  const asked = params.getAll('edition')
  const rest = new URLSearchParams(params)
  rest.delete('edition')
  if (!asked.length || (!draft && asked.every(value => /^\d{1,9}$/.test(value) && Number(value) === number))) return rest
  const here = draft ? `a draft on edition ${number}` : `edition ${number}`
  throw new Problem(400, 'Invalid parameter', `edition=${asked.join(',').slice(0, 40)} is not what this address is of, which is ${here}. Leave it out, or take the file under the key of the other edition (/api/editions lists them).`)
}
