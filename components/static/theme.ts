// The one script of a static page of text, in its head: the reader's colours before anything is drawn, then the button that turns
// them round, the page's own address where the text cites it, and a word where the address asks for another edition. The page is whole without it.

type Theme = 'light' | 'dark'
const YEAR_SECONDS = 31_536_000
const page = document.documentElement

/** The same cookie as the served atlas has. */
const chosen = /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1]
if (chosen) page.dataset.theme = chosen

const present = (): Theme => (page.dataset.theme === 'dark' || (!page.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light')

function label(button: HTMLElement): void {
  const other = present() === 'dark' ? 'light' : 'dark'
  for (const name of ['aria-label', 'title']) button.setAttribute(name, button.dataset[other] ?? '')
  for (const icon of button.querySelectorAll<HTMLElement>('[data-to]')) icon.hidden = icon.dataset.to !== other
}

document.addEventListener('DOMContentLoaded', () => {
  for (const place of document.querySelectorAll('[data-address]')) place.textContent = location.origin + location.pathname
  const asked = new URLSearchParams(location.search).get('edition')
  for (const note of document.querySelectorAll<HTMLElement>('[role=note][data-edition]')) note.hidden = !asked || asked === note.dataset.edition
  // Back to the list as it was narrowed when the record was opened.
  const home = document.querySelector<HTMLAnchorElement>('header > a[href]:not([href^="#"])')
  for (const back of document.querySelectorAll<HTMLAnchorElement>('article a')) if (location.search && back.pathname === home?.pathname && !back.search) back.search = location.search
  const button = document.querySelector<HTMLElement>('[data-theme-button]')
  if (!button) return
  button.hidden = false
  label(button)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => label(button))
  button.addEventListener('click', () => {
    const theme = present() === 'dark' ? 'light' : 'dark'
    page.dataset.theme = theme
    document.cookie = `theme=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
    label(button)
    // Whoever draws in these colours (the map) hears of it.
    dispatchEvent(new Event('atlas:theme'))
  })
})

export {}
