import { Icon } from '@/components/ui/Icon'

// Takes the place of components/ui/ThemeButton.tsx in the static edition.

/** Turns the colours round; theme.ts brings it to life, and without scripts it is not shown. */
export function ThemeButton({ dark, light }: { dark: string; light: string }) {
  return (
    <button type="button" hidden className="button px-2 [&[hidden]]:hidden" data-theme-button data-dark={dark} data-light={light} aria-label={dark} title={dark}>
      <span data-to="dark"><Icon name="moon" /></span><span data-to="light" hidden><Icon name="sun" /></span>
    </button>
  )
}
