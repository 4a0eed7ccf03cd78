/**
 * The manifest's text with these credits in `basemap_attribution`, as it was where they stand there already. Only that list
 * is touched: a person's own layout of the file stays.
 */
export function withCredits(manifest: string, credits: string[]): string {
  const parsed = JSON.parse(manifest) as { basemap_attribution?: string[] }
  const there = parsed.basemap_attribution ?? []
  const missing = credits.filter(credit => !there.some(known => known.toLowerCase().includes(credit.toLowerCase())))
  if (!missing.length) return manifest
  const edited = edit(manifest, missing)
  const wanted = JSON.stringify({ ...parsed, basemap_attribution: [...there, ...missing] })
  // A file that is laid out in a way that we did not think of is written anew.
  return safely(edited) === wanted ? edited : `${JSON.stringify(JSON.parse(wanted), null, 2)}\n`
}

const safely = (text: string): string | null => {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return null
  }
}

function edit(text: string, missing: string[]): string {
  const list = /"basemap_attribution"\s*:\s*\[((?:[^"\]]|"(?:[^"\\]|\\.)*")*)\]/.exec(text)
  const words = missing.map(credit => JSON.stringify(credit))
  if (list) {
    const items = list[1].trimEnd()
    const indent = /\n[\t ]*(?=")/.exec(list[1])?.[0]
    const added = items ? `${items},${words.map(word => `${indent ?? ' '}${word}`).join(',')}` : words.join(', ')
    const end = list.index + list[0].length - 1
    return text.slice(0, end - list[1].length) + added + list[1].slice(items.length) + text.slice(end)
  }
  const end = text.lastIndexOf('}')
  const indent = /\n[\t ]+(?=")/.exec(text)?.[0] ?? ''
  return `${text.slice(0, end).trimEnd()},${indent}"basemap_attribution": [${words.join(', ')}]${indent && '\n'}${text.slice(end)}`
}
