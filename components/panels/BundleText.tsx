import { getTranslations } from 'next-intl/server'
import { DEFAULT_LOCALE } from '@/i18n/locales'
import { latin } from '@/components/ui/latin'
import { grouped } from '@/lib/format'
import { bundleAddress, BUNDLE_RECORDS } from '@/lib/formats/offered'

/** What a case bundle is and takes; of the whole edition where that is no more. */
export async function BundleText({ locale, edition, records }: { locale: string; edition: string; records: number }) {
  const [t, share] = await Promise.all([getTranslations('bundle'), getTranslations('share')])
  return (
    <>
      <h3 className="pt-2 font-medium">{share('bundle')}</h3>
      <p className="text-muted">{latin(t('explain'), locale)}</p>
      <p className="text-muted">{latin(t('explainMost', { most: grouped(BUNDLE_RECORDS) }), locale)}{records > BUNDLE_RECORDS && <> {t('tooMany')}</>}</p>
      {records <= BUNDLE_RECORDS && <p><a download className="link inline-flex min-h-9 items-center pointer-coarse:min-h-11" href={bundleAddress(edition, locale === DEFAULT_LOCALE ? '' : `?lang=${locale}`)}>{t('whole')}</a></p>}
    </>
  )
}
