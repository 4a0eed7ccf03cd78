import { StoreAway, StoreUnusable } from './database'

const OLDEST = 150_000

/** Throws a sentence when a setting is no address of a PostgreSQL server. The value is not repeated: it holds a password. */
export function checkAddress(name: string, value: string): void {
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw new StoreUnusable(`${name} is no address of a PostgreSQL server; expected postgres://USER:PASSWORD@HOST:PORT/DATABASE.`)
}

/** Version and rights, before anything is written. */
export async function checkServer(query: (text: string) => Promise<Record<string, unknown>[]>): Promise<void> {
  const [{ version, number }] = (await query(`select current_setting('server_version') as version, current_setting('server_version_num')::int as number`)) as { version: string; number: number }[]
  if (number < OLDEST) throw new StoreUnusable(`The database server is PostgreSQL ${version}; expected 15 or newer. Upgrade the server, or unset DATABASE_URL to keep the store in a folder.`)
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A connection that is no more: asked again, the pool takes another. */
export const isLost = (error: unknown): boolean => ['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003'].includes(codeOf(error)) || /Connection terminated|not queryable/.test(messageOf(error))

const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET']
/** Codes of an error, of each attempt where several addresses were tried. */
const causesOf = (error: unknown): string[] => (error instanceof AggregateError ? error.errors.map(codeOf) : [codeOf(error)])

/** The server cannot be reached, is being stopped or started, or takes no more connections: the same question may be answered later. */
export const isAway = (error: unknown): boolean =>
  error instanceof StoreAway || isLost(error) || causesOf(error).some(c => UNREACHABLE.includes(c) || c === '53300') || /timeout exceeded when trying to connect|connection timeout/i.test(messageOf(error))

/** Someone else holds what is to be changed; it can be tried again later. */
export const isBusy = (error: unknown): boolean => ['55P03', '40P01'].includes(codeOf(error))

/** What went wrong, as a sentence that names server, database and user, and says what to do. Never the password. */
export function explained(error: unknown, address: string): Error {
  if (error instanceof StoreUnusable) return error
  const url = new URL(address)
  const user = decodeURIComponent(url.username) || 'the default user'
  const database = decodeURIComponent(url.pathname.slice(1)) || user
  const at = `${url.hostname || 'localhost'}:${url.port || 5432}`
  const code = codeOf(error)
  const causes = causesOf(error)
  const sentence = (text: string) => new StoreUnusable(text, { cause: error })
  if (causes.some(c => UNREACHABLE.includes(c)) || isLost(error) || /timeout|terminated/i.test(messageOf(error))) {
    return new StoreAway({ cause: error }, `The database server ${at} cannot be reached (${causes.filter(Boolean)[0] ?? 'no answer within 10 s'}). Is it running, and does DATABASE_URL name the right host and port?`)
  }
  if (code === '28P01' || /password must be a string|SASL/.test(messageOf(error))) return sentence(`The database server ${at} refuses the password of ${user}. Correct it in DATABASE_URL.`)
  if (code === '28000') return sentence(`The database server ${at} does not let ${user} into database "${database}" from here. Allow it in pg_hba.conf, or correct DATABASE_URL.`)
  if (code === '3D000') return sentence(`The database server ${at} has no database "${database}". Make it (createdb -O ${user} ${database}), or correct DATABASE_URL.`)
  if (code === '53300') return new StoreAway({ cause: error }, `The database server ${at} takes no more connections. Raise max_connections, or start fewer processes (each takes up to ten).`)
  if (code === '42501') return sentence(`${user} may not make or change tables in database "${database}" on ${at} (${messageOf(error)}). Grant it: grant create on schema public to ${user}; or publish once with a user who may.`)
  return error instanceof Error ? error : new Error(String(error))
}
