'use client'
import { Icon } from './Icon'
import { useTheme } from './use-theme'

/** Turns the colours round; kept in a cookie so that the server's first answer already has them. */
export function ThemeButton({ dark, light }: { dark: string; light: string }) {
  const [theme, setTheme] = useTheme()
  const other = theme === 'dark' ? 'light' : 'dark'
  const label = other === 'dark' ? dark : light
  return (
    <button type="button" className="button px-2" aria-label={label} title={label} onClick={() => setTheme(other)}>
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  )
}
