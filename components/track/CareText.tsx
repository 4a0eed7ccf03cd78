import { getTranslations } from 'next-intl/server'
import { NavLink } from '@/components/ui/NavLink'
import { localePath } from '@/i18n/locales'

const PARTS = [
  ['careSignsTitle', ['careSigns1', 'careSigns2', 'careSigns3']], ['careDoTitle', ['careDo1', 'careDo2', 'careDo3', 'careDo4', 'careDo5']], ['careAfterTitle', ['careAfter1', 'careAfter2']], ['careStopTitle', ['careStop']],
] as const

/** On vicarious trauma: how to notice it, what to do while looking and afterwards. Practical, and short. */
export async function CareText({ locale }: { locale: string }) {
  const t = await getTranslations('track')
  return (
    <article className="text-[15px] leading-relaxed">
      <p><NavLink className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={localePath(locale, '/track')}>{t('title')}</NavLink></p>
      <h1 className="mt-1 text-[28px] leading-tight">{t('careTitle')}</h1>
      <p className="mt-2 text-lg text-muted">{t('careIntro')}</p>
      {PARTS.map(([title, lines]) => (
        <section key={title} className="mt-6">
          <h2 className="text-xl">{t(title)}</h2>
          {lines.length === 1 ? <p className="mt-2">{t(lines[0])}</p> : <ul className="mt-2 list-disc space-y-1 ps-6">{lines.map(line => <li key={line}>{t(line)}</li>)}</ul>}
        </section>
      ))}
    </article>
  )
}
