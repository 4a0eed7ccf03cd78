import { getTranslations } from 'next-intl/server'
import { ViewLink } from '@/components/explorer/ViewLink'
import { Prose } from '@/components/ui/Prose'
import { dayText, whenText } from '@/lib/format'
import { clockOf, type Clock, type Hand } from '@/lib/evidence-clock'
import { formatDay } from '@/lib/time/day'
import type { IncidentProperties } from '@/lib/model/incident'

const DAY = 1440
const two = (n: number): string => String(n).padStart(2, '0')

/** Attack and items on one axis of local time, to the minute where one is known; each line says in words what it draws. */
export async function CaseClock({ p, locale }: { p: IncidentProperties; locale: string }) {
  const t = await getTranslations()
  const clock = clockOf(p)
  if (!clock) return null
  return (
    <div className="mt-4">
      <h3 className="pb-1 text-sm text-muted">{t('evidenceItems.clock')}</h3>
      <ol>
        {clock.hands.map((hand, i) => {
          const name = hand.kind === 'attack' ? t('evidenceItems.attack') : t(`evidence.${hand.kind}`)
          return (
            <li key={i} className="grid grid-cols-[minmax(0,9fr)_minmax(0,11fr)] items-center gap-x-3 border-t border-line py-1 text-sm">
              <span>{hand.address ? <ViewLink path={`/evidence/${hand.address}`} className="link">{name}</ViewLink> : name}<bdi className="block text-xs text-muted [&>bdi]:whitespace-nowrap"><Prose text={whenText(hand.when, locale)} /></bdi></span>
              <Bar {...{ clock, hand }} isRtl={locale === 'ar'} />
            </li>
          )
        })}
        <li aria-hidden className="grid grid-cols-[minmax(0,9fr)_minmax(0,11fr)] gap-x-3 border-t border-line"><span /><Axis clock={clock} locale={locale} /></li>
      </ol>
    </div>
  )
}

/** Share of the axis; time runs as the page is read. */
const share = (minute: number, { from, to }: Clock, isRtl: boolean): number => (isRtl ? to - minute : minute - from) / (to - from) * 100

function Bar({ clock, hand, isRtl }: { clock: Clock; hand: Hand; isRtl: boolean }) {
  const [a, b] = [share(hand.from, clock, isRtl), share(hand.to, clock, isRtl)].sort((x, y) => x - y)
  // A minute is drawn as wide as can be seen, and never past the end of the axis.
  const width = Math.max(b - a, 1.6)
  return (
    <svg aria-hidden width="100%" height="16" className={hand.kind === 'attack' ? 'text-accent' : 'text-muted'}>
      {clock.ticks.map(tick => <line key={tick} x1={`${share(tick, clock, isRtl)}%`} x2={`${share(tick, clock, isRtl)}%`} y1="0" y2="16" stroke="var(--line)" />)}
      <rect x={`${Math.min(a, 100 - width)}%`} y="4" width={`${width}%`} height="8" rx="2" fill="currentColor" fillOpacity={hand.isDay ? 0.15 : 1} stroke="currentColor" strokeDasharray={hand.isDay ? '3 2' : undefined} />
    </svg>
  )
}

function Axis({ clock, locale }: { clock: Clock; locale: string }) {
  const isRtl = locale === 'ar'
  // Where there is no room for all, the days that begin; where none does, every other one.
  const days = clock.ticks.filter(tick => tick % DAY === 0)
  const shown = clock.ticks.length <= 3 ? clock.ticks : days.length ? days : clock.ticks.filter((_, i) => i % 2 === 0)
  return (
    <svg aria-hidden width="100%" height="18" direction="ltr">
      {shown.map(tick => {
        const x = share(tick, clock, isRtl)
        return <text key={tick} x={`${x}%`} y="13" fontSize="11" fill="var(--muted)" direction="ltr" textAnchor={x < 5 ? 'start' : x > 95 ? 'end' : 'middle'}>{tickText(tick, locale)}</text>
      })}
    </svg>
  )
}

/** The hour; at midnight the day that begins, without its year. */
function tickText(tick: number, locale: string): string {
  const minute = ((tick % DAY) + DAY) % DAY
  if (minute) return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  return dayText(formatDay(tick / DAY), locale, 'short').replace(/[\s,،]*\d{4}$/, '')
}
