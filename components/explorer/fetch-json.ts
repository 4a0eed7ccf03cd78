/** JSON of an address of this origin. Throws with the status when the server does not answer as asked. */
export async function fetchJson<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`The server answered ${answer.status} to ${url}.`)
  return (await answer.json()) as T
}
