/** The words that OpenStreetMap asks for (openstreetmap.org/copyright). */
const OSM = '© OpenStreetMap contributors'

/**
 * Credits as plain text out of an archive's attribution, which is HTML by custom. Archives of the Protomaps schema are made
 * of OpenStreetMap: it is credited also where the archive forgot to.
 */
export function creditsOf(attribution: string | undefined): string[] {
  const text = (attribution ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/&copy;|&#169;|&#xa9;|\(c\)/gi, '©').replaceAll('&amp;', '&').replaceAll('&nbsp;', ' ')
  const others = text.replaceAll(/©?\s*OpenStreetMap(\s+contributors)?/g, '|').split(/[|·;,]|(?=©)/).map(part => part.replaceAll(/\s+/g, ' ').trim()).filter(part => /[\p{L}\p{N}]/u.test(part))
  return [...new Set([...others, OSM])]
}
