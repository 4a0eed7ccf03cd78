/** Colour of a code in both themes; the label beside it says the same. Round in lists (a dot on the map), square in filters (a part of a bar). */
export function Swatch({ color, round = false, size = 13 }: { color: { light: string; dark: string }; round?: boolean; size?: number }) {
  return (
    <span
      aria-hidden
      className="swatch inline-block shrink-0"
      style={{ '--swatch': color.light, '--swatch-dark': color.dark, width: size, height: size, borderRadius: round ? '50%' : 3 } as React.CSSProperties}
    />
  )
}
