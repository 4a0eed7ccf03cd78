import { getTranslations } from 'next-intl/server'
import { CLAIMS } from '@/lib/model/codes'
import { independent, type MatrixRow, type Voice } from '@/lib/model/evidence-of'

/** Kind of evidence by claim: how many independent items support or contradict it, each number a link to the first of them. */
export async function Matrix({ rows }: { rows: MatrixRow[] }) {
  const t = await getTranslations()
  const claims = CLAIMS.map(claim => ({ claim, label: t(`claim.${claim}`) }))
  const number = (how: 'supports' | 'contradicts', voices: Voice[], kind: string, claim: string) => voices.length > 0 && (
    <a href={`#${voices[0].anchor}`} className={`flex min-h-8 min-w-6 items-center justify-center rounded-md font-medium hover:underline pointer-coarse:min-h-11 ${how === 'supports' ? 'bg-chip text-ink' : 'border border-ink text-ink'}`}>
      <span aria-hidden><bdi className="tabular-nums">{how === 'supports' ? '✓' : '✗'} {independent(voices)}</bdi></span>
      <span className="sr-only">{t(`evidenceItems.${how}`, { kind, claim, n: independent(voices) })}</span>
    </a>
  )
  return (
    <>
      <table className="mt-3 w-full border-collapse text-xs">
        <caption className="sr-only">{t('evidenceItems.matrix')}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="pb-1 text-start font-normal"><span className="sr-only">{t('evidenceItems.kind')}</span></th>
            {claims.map(({ claim, label }) => <th key={claim} scope="col" className="px-0.5 pb-1 text-center align-bottom font-normal leading-tight">{label}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, cells }) => {
            const name = t(`evidence.${kind}`)
            return (
              <tr key={kind} className="border-t border-line">
                <th scope="row" className="py-1 pe-1 text-start font-normal leading-tight">{name}</th>
                {claims.map(({ claim, label }) => {
                  const { supports, contradicts } = cells[claim]
                  return (
                    <td key={claim} className="px-0.5 py-0.5 text-center">
                      {number('supports', supports, name, label)}
                      {number('contradicts', contradicts, name, label)}
                      {!supports.length && !contradicts.length && <><span aria-hidden className="text-muted">–</span><span className="sr-only">{t('evidenceItems.silent')}</span></>}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="mt-1.5 text-xs text-muted">{t('evidenceItems.legend')}</p>
    </>
  )
}
