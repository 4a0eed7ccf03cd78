import { getTranslations } from 'next-intl/server'
import type { Results, Stage } from '@/lib/model/track'
import { Part } from './Part'

const STAGES: Stage[] = ['settled', 'open', 'review', 'reviewed', 'gold']
const hundredths = (value: number) => (Math.round(value * 100) / 100).toFixed(2)

/** How far the work is, how far people agree, and of a drawing how right they are. */
export async function Figures({ results: { stages, agreement, accuracy }, drawing }: { results: Results; drawing: boolean }) {
  const t = await getTranslations('dating.results')
  const { raw, pi, alpha } = agreement
  return (
    <>
      <Part id="stages" title={t('stages')}>
        <ul>
          {STAGES.filter(stage => stages[stage] > 0).map(stage => <li key={stage} className="border-t border-line py-1"><bdi className="inline-block min-w-12 pe-3 text-end font-semibold tabular-nums">{stages[stage].toLocaleString('en')}</bdi>{t(`stage.${stage}`)}</li>)}
        </ul>
      </Part>
      <Part id="agreement" title={t('agreement')}>
        {raw === null ? <p>{t('agreementFew')}</p> : (
          <>
            <p>{t('raw', { n: Math.round(raw * 100) })}</p>
            {pi !== null && <p>{t('pi', { n: hundredths(pi) })}</p>}
            {alpha !== null && <p>{t('alpha', { n: hundredths(alpha) })}</p>}
            <p className="text-sm text-muted">{t('agreementNote', { answers: agreement.answers, units: agreement.units })}</p>
          </>
        )}
      </Part>
      {drawing && accuracy && (
        <Part id="accuracy" title={t('accuracy')}>
          <p>{accuracy.firm ? t('accuracyText', { firm: accuracy.firm, held: accuracy.held, right: accuracy.right, percent: Math.round((accuracy.held / accuracy.firm) * 100) }) : t('accuracyNone')}</p>
        </Part>
      )}
    </>
  )
}
