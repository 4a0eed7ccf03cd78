import type { Doubt } from './doubts'
import type { Report, TableReport } from './run'

const KINDS: Record<Doubt['kind'], string> = { refused: 'Refused', left_out: 'Left out', assumed: 'Assumed', duplicate: 'Perhaps twice' }
const escape = (text: unknown): string => String(text ?? '').replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
const figure = (n: number): string => n.toLocaleString('en')

/** The doubt report, written, as one page that works offline: arithmetic, a small map, how columns were read, and every doubt. */
export function reportHtml(report: Report<string>, title: string, notes: string[] = []): string {
  const groups = new Map<string, Doubt<string>[]>()
  for (const d of report.doubts) {
    const name = `${KINDS[d.kind]}: ${d.reason}`
    const list = groups.get(name)
    if (list) list.push(d)
    else groups.set(name, [d])
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Import: ${escape(title)}</title>
<style>:root{color-scheme:light dark;--line:#8884}body{font:15px/1.5 "IBM Plex Sans",system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}td,th{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line)}.n{font-variant-numeric:tabular-nums;text-align:end}b{font-size:1.3rem}summary{cursor:pointer;padding:.3rem 0}code{font-size:.9em;word-break:break-all}.wide{overflow-x:auto}svg{width:100%;height:auto;max-height:24rem;border:1px solid var(--line)}</style>
<h1>Import: ${escape(title)}</h1>
<p><b>${figure(report.rows_in)}</b> ${report.rows_in === 1 ? 'row' : 'rows'} in = <b>${figure(report.incidents)}</b> ${report.incidents === 1 ? 'incident' : 'incidents'} + <b>${figure(report.refused)}</b> refused. ${report.geocoded ? `${figure(report.geocoded)} placed by their names, ` : ''}${figure(report.without_place)} without a place, ${figure(report.without_date)} without a date${report.first_day ? `; from ${report.first_day} to ${report.last_day}` : ''}.</p>
${notes.map(note => `<p>${escape(note)}</p>`).join('')}
${map(report)}
${report.tables.map(tableHtml).join('')}
${report.passed_over.length ? `<h2>Passed over</h2><table>${report.passed_over.map(p => `<tr><td>${escape(p.file)}${p.sheet ? `, sheet ${escape(p.sheet)}` : ''}<td class="n">${figure(p.rows)} rows<td>${escape(p.reason)}`).join('')}</table>` : ''}
<h2>Doubts</h2>
${groups.size ? [...groups].map(([name, list]) => `<details${list.length < 20 ? ' open' : ''}><summary>${escape(name)} <span class="n">(${figure(list.length + more(report, list[0]))})</span></summary><div class="wide"><table><tr><th>File<th>Row<th>Column<th>Value</tr>${list.slice(0, SHOWN).map(d => `<tr><td>${escape(d.file)}${d.sheet ? `, ${escape(d.sheet)}` : ''}<td class="n">${d.row ?? ''}<td>${escape(d.column)}<td><code>${escape(d.value)}</code>`).join('')}</table></div>${rest(list.length, more(report, list[0]))}</details>`).join('') : '<p>None.</p>'}
</html>
`
}

/** Rows of one doubt on the page. */
const SHOWN = 500
/** How many are not shown here, and where they are. */
const rest = (listed: number, more: number): string => {
  const kept = Math.max(0, listed - SHOWN)
  return kept || more ? `<p>${figure(Math.min(listed, SHOWN))} of ${figure(listed + more)} are shown here${kept ? `; ${figure(kept)} more stand in report.json` : ''}${more ? `; ${figure(more)} were counted only` : ''}.</p>` : ''
}

const more = (report: Report<string>, like: Doubt<string>): number => report.more.find(m => m.doubt.reason.replace(/\d+/g, '#') === like.reason.replace(/\d+/g, '#') && m.doubt.kind === like.kind && m.doubt.column === like.column)?.count ?? 0

function tableHtml({ file, sheet, rows, incidents, refused, mapping, unused, assumed }: TableReport<string>): string {
  const line = (name: string, columns: string) => `<tr><td>${escape(name)}<td>${escape(columns)}<td>${escape(mapping.because[name] ?? '')}`
  return `<h2>${escape(file)}${sheet ? `, sheet ${escape(sheet)}` : ''}</h2><p>${figure(rows)} ${rows === 1 ? 'row' : 'rows'}, ${figure(incidents)} ${incidents === 1 ? 'incident' : 'incidents'}, ${figure(refused)} refused. Read as <b style="font-size:1em">${escape(mapping.schema)}</b>.${assumed.map(a => ` ${escape(a)}`).join('')}</p>
<div class="wide"><table><tr><th>Field<th>Column<th>Why</tr>${Object.entries(mapping.fields).map(([f, c]) => line(f, c.join(', '))).join('')}${Object.entries(mapping.facets).map(([p, c]) => `<tr><td>facet ${escape(p)}<td>${escape(c)}<td>${escape(mapping.because[`facets.${p}`] ?? '')}`).join('')}${mapping.order || mapping.because.order ? line('order', mapping.order ?? 'not decided') : ''}${mapping.swapped ? line('swapped', 'yes') : ''}</table></div>
${unused.length ? `<p>Nothing is made of: ${unused.map(u => `<code>${escape(u)}</code>`).join(', ')}.</p>` : ''}`
}

/** Points as circles by number, north up; latitudes stretched as in Mercator. */
function map({ cells, bounds }: Report<string>): string {
  if (!cells.length || !bounds) return '<p>No record has a point.</p>'
  const y = (lat: number) => (-Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360)) * 180) / Math.PI
  const [w, e, n, s] = [bounds[0], bounds[2], y(bounds[3]), y(bounds[1])]
  const size = Math.max(e - w, s - n, 0.01)
  const pad = size * 0.04
  const most = Math.max(...cells.map(c => c.n))
  const f = (v: number) => v.toFixed(4)
  return `<svg viewBox="${f(w - pad)} ${f(n - pad)} ${f(e - w + 2 * pad)} ${f(s - n + 2 * pad)}" role="img" aria-label="Where the records lie"><g fill="#0b5c6b" fill-opacity=".45">${cells.map(c => `<circle cx="${f(c.lon)}" cy="${f(y(c.lat))}" r="${f(size * (0.003 + 0.012 * Math.sqrt(c.n / most)))}"><title>${c.n}: ${f(c.lat)}, ${f(c.lon)}</title></circle>`).join('')}</g></svg>`
}
