import type { ReactNode } from 'react'

/** A key on a button that it presses; where there is a keyboard. Said to nobody: the list of keys is. */
export const Key = ({ children }: { children: ReactNode }) => <kbd aria-hidden className="track-key">{children}</kbd>
