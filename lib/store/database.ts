import type { SQL } from 'drizzle-orm'

/** Rows in the form of COPY's text format, in pieces of any size. */
export interface Load { write(text: string): Promise<void>; end(): Promise<void> }

/** What a writer needs of a database: the same over PGlite and a PostgreSQL server. */
export interface Writer {
  rows<T>(query: SQL): Promise<T[]>
  /** Several statements without parameters. */
  script(text: string): Promise<void>
  transaction<T>(work: (inside: Writer) => Promise<T>): Promise<T>
  /** COPY into a table that this writer has made. `columns`: "id, feature". */
  load(table: string, columns: string): Promise<Load>
}

export interface Database extends Writer {
  readonly kind: 'embedded' | 'postgresql'
  /**
   * A question that a replica may answer. What a replica does not hold yet it cannot be asked for: an answer that is not
   * `complete` (by default: that is empty) is asked of the primary.
   */
  read<T>(query: SQL, complete?: (rows: T[]) => boolean): Promise<T[]>
  /** The edition that is served is asked here: of the replica alone, so that nothing is named that it does not hold. */
  readAsItIs<T>(query: SQL): Promise<T[]>
  /**
   * Making what nothing refers to yet. On a server all of it is one transaction, one publisher at a time; embedded, each step
   * is by itself, so that readers are answered in between: `transaction` inside is what makes it count.
   */
  staged<T>(work: (stage: Writer) => Promise<T>): Promise<T>
  /** Resolves once all that was committed before is on disk: at once on a server, which sees to it itself. */
  durable(): Promise<void>
  /** It did not answer the last time: what is asked now most likely fails with StoreAway. */
  isAway(): boolean
  close(): Promise<void>
}

/** Any number of publishers and migrations on one server take turns by this number (PostgreSQL's advisory locks). */
export const TURN = 4_126_112_026
/** Writers of the log of answers take turns by this one. */
export const LOG_TURN = 4_126_112_027

/** The database cannot be used; the message says why and what to do, and holds no password. */
export class StoreUnusable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreUnusable'
  }
}

/** Status of a command that failed because the database did not answer: it may be tried again (EX_TEMPFAIL of sysexits.h). */
export const AWAY_STATUS = 75

/** The database server does not answer at present; it may later, and is asked anew each time. */
export class StoreAway extends StoreUnusable {
  /** Told by its name: the built server is several bundles, each with a class of its own, and what one has opened another asks. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'StoreAway'
  }

  constructor(options?: ErrorOptions, message = 'The database does not answer at present.') {
    super(message, options)
    this.name = 'StoreAway'
  }
}
