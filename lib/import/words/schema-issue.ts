import { say, type Said } from './said'

/** What zod says of a record, and its own words of lib/model/incident.ts: its sentence taken apart, so that it can be said in Arabic. */
const FORMS: [RegExp, (...parts: string[]) => Said][] = [
  [/^Invalid input: expected (.+), received (.+)$/, (expected, received) => say('issue.type', { expected, received })],
  [/^Invalid option: expected one of (.+)$/, options => say('issue.option', { options })],
  [/^Too small: expected (.+)$/, what => say('issue.small', { what })],
  [/^Too big: expected (.+)$/, what => say('issue.big', { what })],
  [/^Invalid URL$/, () => say('issue.url')],
  [/^expected a day as YYYY-MM-DD$/, () => say('issue.day')],
  [/^no such day in the calendar$/, () => say('issue.calendar')],
  [/^expected a slug: /, () => say('issue.slug')],
  [/^at least one source$/, () => say('issue.source')],
]

/** The first fault that the schema finds in a record, as a sentence. */
export function schemaIssue(message: string): Said {
  for (const [form, made] of FORMS) {
    const parts = form.exec(message)
    if (parts) return say('schema', { issue: made(...parts.slice(1)) })
  }
  return say('schema', { issue: say('other', { message }) })
}
