export class HttpError extends Error {
  constructor(readonly status: number, url: string) {
    super(`The server answered ${status} to ${url}.`)
  }
}

export async function fetchJson<T>(url: string): Promise<T> {
  const answer = await fetch(url)
  if (!answer.ok) throw new HttpError(answer.status, url)
  return (await answer.json()) as T
}
