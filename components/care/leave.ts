// Leaving at once, after the component "Exit this page" of the GOV.UK Design System (https://design-system.service.gov.uk/components/exit-this-page/):
// the page is covered first, the key is Shift three times, no referrer is sent.

/** Forgets what a tab may forget, and goes. What it cannot: the browser's own history (docs/care.md). */
export function leave(address: string): void {
  // Nothing waits for the network with the page still in sight.
  document.documentElement.style.display = 'none'
  document.title = '\u200b'
  // Of the page that was left, the next one is told nothing.
  document.head.append(Object.assign(document.createElement('meta'), { name: 'referrer', content: 'no-referrer' }))
  try {
    sessionStorage.clear()
    localStorage.clear()
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  for (const cookie of document.cookie.split('; ')) document.cookie = `${cookie.split('=')[0]}=; path=/; max-age=0`
  window.location.replace(address)
}

const TIMES = 3
const WITHIN_MS = 5000

/** Counts presses of Shift alone: one that a letter or Tab went with is none. Returns how many are still needed, or null when the press does not count. */
export function pressCounter(now: () => number = Date.now): { down(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): void; up(event: Pick<KeyboardEvent, 'key'>): number | null } {
  let pressed: number[] = []
  let alone = false
  return {
    down(event) {
      if (event.key === 'Shift') {
        if (!alone) alone = true
      } else {
        alone = false
        pressed = []
      }
    },
    up(event) {
      if (event.key !== 'Shift' || !alone) return null
      alone = false
      pressed = [...pressed.filter(at => now() - at < WITHIN_MS), now()]
      return TIMES - pressed.length
    },
  }
}
