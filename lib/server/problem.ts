/** An error of the machine face: RFC 9457, with the true status. */
export class Problem extends Error {
  constructor(readonly status: number, readonly title: string, detail: string, readonly more: object = {}, readonly headers: Record<string, string> = {}) {
    super(detail)
    this.name = 'Problem'
  }
}
