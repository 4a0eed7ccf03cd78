// Rules that the linter has no word for. Prints file:line: sentence for each breach; exits 1 when there is one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Each rule: which files, what must not stand in a line, the sentence. */
export const RULES = [
  { files: /^(app|components|lib)\/.*\.tsx?$/, not: /^lib\/server\/env\.ts$/, line: /process\.env\b/, says: 'only lib/server/env.ts reads the environment' },
  { files: /^(app|components)\/.*\.tsx$/, line: /className=.*[\s"'`:](?:[mp][lr]-|border-[lr]\b|rounded-[lr]\b|text-(?:left|right)\b)/, says: 'physical direction class: use the logical one (ms-, pe-, border-s, text-start)' },
  { files: /^(app|components|lib|scripts|e2e)\/.*\.(ts|tsx|mjs)$/, not: /^scripts\/run\/rules/, line: /\b(?:it|test|describe)\.(?:skip|only|todo|fixme)\(|@ts-(?:ignore|nocheck)|eslint-disable|oxlint-disable/, says: 'a test is never switched off, a fault never silenced' },
  { files: /^(app|components|lib)\/.*\.(ts|tsx)$/, line: /(?:cdn|unpkg|jsdelivr|fonts\.googleapis|api\.mapbox|maptiler)\./, says: 'no request may go to a third party' },
]

/** Breaches in one file's text. */
export function breaches(path, text) {
  const rules = RULES.filter(rule => rule.files.test(path) && !rule.not?.test(path))
  return text.split('\n').flatMap((line, i) => rules.filter(rule => rule.line.test(line)).map(rule => `${path}:${i + 1}: ${rule.says}`))
}

function* sources(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.(ts|tsx|mjs)$/.test(entry.name)) yield path
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = ['app', 'components', 'lib', 'scripts', 'e2e'].flatMap(dir => [...sources(dir)]).flatMap(path => breaches(path, readFileSync(path, 'utf8')))
  for (const breach of found) process.stderr.write(`${breach}\n`)
  process.exit(found.length ? 1 : 0)
}
