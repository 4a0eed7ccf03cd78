/** What an operator can mend: its message is a whole sentence, shown as it is. */
export class TileFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TileFault'
  }
}
