/** What a key does on the page where buildings are dated. */
export type Action =
  | { do: 'step'; by: -1 | 1 } | { do: 'scene'; scene: number } | { do: 'end' } | { do: 'pan'; x: -1 | 0 | 1; y: -1 | 0 | 1 } | { do: 'zoom'; by: -1 | 1 }
  | { do: 'stands' | 'destroyed' | 'before' | 'partly' | 'no_destruction' | 'cannot_tell' | 'image_unclear' | 'send' | 'undo' | 'skip' | 'flag' | 'note' | 'flicker' | 'outline' | 'whole' | 'help' }

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** Letters by what they do; the same on a keyboard whose letters are Arabic, by their place. */
export const LETTERS = {
  s: 'stands', d: 'destroyed', b: 'before', p: 'partly', n: 'no_destruction', c: 'cannot_tell', i: 'image_unclear',
  u: 'undo', x: 'skip', g: 'flag', t: 'note', f: 'flicker', o: 'outline', w: 'whole',
} as const

const ARROWS: Record<string, [-1 | 0 | 1, -1 | 0 | 1]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/**
 * The action of a key; null where it is none. With `letters` off only keys that write nothing do something: single letters, digits and
 * signs can be turned off (WCAG 2.2, 2.1.4).
 */
export function actionOf(event: Pressed, { rtl, letters }: { rtl: boolean; letters: boolean }): Action | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  const arrow = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : null
  if (arrow && event.shiftKey) return { do: 'pan', x: arrow[0], y: arrow[1] }
  // Time runs with the writing.
  if (arrow) return arrow[0] ? { do: 'step', by: (arrow[0] === 1) === !rtl ? 1 : -1 } : null
  if (event.key === 'Home') return { do: 'scene', scene: 0 }
  if (event.key === 'End') return { do: 'end' }
  if (event.key === 'Enter') return { do: 'send' }
  if (event.key === 'PageUp' || event.key === 'PageDown') return { do: 'zoom', by: event.key === 'PageUp' ? 1 : -1 }
  if (!letters) return null
  if (event.key === '?' || event.key === '؟') return { do: 'help' }
  if (event.key === '+' || event.key === '=') return { do: 'zoom', by: 1 }
  if (event.key === '-') return { do: 'zoom', by: -1 }
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  if (digit && !event.shiftKey) return { do: 'scene', scene: digit === '0' ? 9 : Number(digit) - 1 }
  const letter = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase()
  return letter && !event.shiftKey && Object.hasOwn(LETTERS, letter) ? { do: LETTERS[letter as keyof typeof LETTERS] } : null
}

/** Whether a key that is pressed there belongs to what it is pressed on: a text that is written, a list, a dialog; Enter also on what it presses. The scene that is looked at is chosen already: Enter sends there. */
export function isTaken(target: Element | null, key: string): boolean {
  if (!target) return false
  if (target.closest('textarea, select, dialog, [contenteditable]')) return true
  const input = target.closest('input')
  if (input && (input.type !== 'range' || /^(?:Arrow|Home|End|Page)/.test(key))) return true
  return key === 'Enter' && target.closest('button:not([aria-current]), a[href], summary') !== null
}
