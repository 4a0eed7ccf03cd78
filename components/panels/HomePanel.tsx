'use client'
import { useTranslations } from 'next-intl'
import { useEffect, type ReactNode } from 'react'
import { useAtlas, useExplorer } from '@/components/explorer/context'
import { useView } from '@/components/explorer/use-view'
import { ViewLink } from '@/components/explorer/ViewLink'
import { Chips } from '@/components/filters/Chips'
import { Facets } from '@/components/filters/Facets'
import { SearchBox } from '@/components/filters/SearchBox'
import { Icon } from '@/components/ui/Icon'
import { NavLink } from '@/components/ui/NavLink'
import { PHONE } from '@/components/ui/pages'
import { localePath } from '@/i18n/locales'
import { inLanguage } from '@/lib/model/facets'
import type { FirstRows } from '@/lib/model/list-item'
import type { Bounds } from '@/lib/slice/types'
import { matchesWords } from '@/lib/text/fold'
import type { View } from '@/lib/view'
import { IncidentList } from './IncidentList'
import { StatementList, type StatementItem } from './StatementList'

interface Props {
  /** First rows of the lists; null while the database does not answer: they are asked for by the page then. */
  lists: FirstRows | null
  statements: StatementItem[]
  /** The statements page is this panel with its second tab open. */
  tab?: 'statements'
  /** The table, where the address asks for it: its scripts come with it alone. */
  table: ReactNode
}

/** The panel of the map: search, facets, chips, then the record as list, statements or table. */
export function HomePanel({ lists, statements, tab, table }: Props) {
  const { store, manifest, locale } = useAtlas()
  const t = useTranslations()
  const [view] = useView()
  const shown: View['tab'] = view.tab === 'incidents' && tab ? tab : view.tab
  useEffect(() => store.set({ selection: null, highlighted: [] }), [store])
  return (
    <>
      <h1 className="sr-only">{tab ? t('statement.title') : <bdi>{[manifest.title, manifest.subtitle].map(x => inLanguage(x, locale)).filter(Boolean).join(' · ')}</bdi>}</h1>
      <div className="print-shown max-md:hidden">
        <div className="print-none px-4 pt-4 pb-2"><SearchBox /></div>
        <div className="print-none"><Facets /></div>
        <Chips />
      </div>
      <Tabs shown={shown} statements={view.q ? statements.filter(s => matchesWords(s.words, view.q)).length : statements.length} />
      <PhonePages />
      <div id="record" tabIndex={-1} className="scroll-mt-12 outline-none">
        {shown !== 'statements' && <UseMapView />}
        {shown === 'incidents' && <IncidentList initial={lists ?? undefined} />}
        {shown === 'statements' && <StatementList items={statements} />}
        {shown === 'table' && <div className="wide-panel">{table ?? <p className="px-4 py-3 text-muted">{t('list.loading')}</p>}</div>}
      </div>
    </>
  )
}

function PhonePages() {
  const t = useTranslations('nav')
  const { locale, source: { local } } = useAtlas()
  if (local) return null
  return (
    <nav aria-label={t('pages')} className="print-none flex gap-x-5 overflow-x-auto border-b border-line px-4 text-sm md:hidden">
      {PHONE.map(name => <NavLink key={name} href={localePath(locale, `/${name}`)} className="link inline-flex min-h-11 shrink-0 items-center">{t(name)}</NavLink>)}
    </nav>
  )
}

/** Tabs are links: each has an address, works without JavaScript and in a new tab of the browser. */
function Tabs({ shown, statements }: { shown: View['tab']; statements: number }) {
  const t = useTranslations('tabs')
  const { initial } = useAtlas()
  const incidents = useExplorer(s => s.frame?.totals.incidents) ?? initial.totals.incidents
  const tab = (name: View['tab'], path: string, value: View['tab'], n?: number) => (
    <ViewLink path={path} patch={{ tab: value }} replace aria-current={shown === name ? 'page' : undefined} className="inline-flex min-h-10 items-center gap-1.5 border-b-2 border-transparent text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink pointer-coarse:min-h-11">
      {t(name)} {n !== undefined && <bdi className="tabular-nums">{n}</bdi>}
    </ViewLink>
  )
  return (
    <nav aria-label={t('label')} className="sticky top-0 z-10 mt-2 flex gap-5 border-y border-line bg-surface px-4 max-md:mt-0 max-md:border-t-0">
      {tab('incidents', '/', 'incidents', incidents)}
      {tab('statements', '/statements', 'incidents', statements)}
      {tab('table', '/', 'table')}
    </nav>
  )
}

/** Narrows everything to what the map shows. */
function UseMapView() {
  const t = useTranslations('list')
  const bounds = useExplorer(s => s.bounds)
  const [, setView] = useView()
  return (
    <p className="print-none flex justify-end border-b border-line px-4">
      <button type="button" disabled={!bounds} className="inline-flex min-h-8 items-center gap-1.5 text-sm text-accent hover:underline disabled:text-muted pointer-coarse:min-h-11" onClick={() => { if (bounds) setView({ area: { kind: 'box', bounds: rounded(bounds) } }) }}>
        <Icon name="frame" size={13} />{t('useMapView')}
      </button>
    </p>
  )
}

/** Five decimals are a metre: what is on screen, in an address that a person can read. */
const rounded = (bounds: Bounds): Bounds => bounds.map(x => Number(x.toFixed(5))) as Bounds
