import type { Manifest } from '@/lib/model/manifest'
import type { View } from '@/lib/view'
import type { Domain } from '@/lib/view-window'

/** What is on screen, as the explorer holds it: read when the dialog opens. */
export interface Shown { manifest: Manifest; domain: Domain; locale: string; store: { get(): { view: View; edition: { key: string }; live: { from: number; to: number } | null } } }

/** Texts of the share dialog, handed over by the page: a text page needs no message formatter for them. */
export interface ShareWords { button: string; title: string; explain: string; link: string; copy: string; copied: string; copyFailed: string; native: string; email: string; close: string; download: string; downloadExplain: string; downloadMore: string }

export const shareWords = (t: (key: keyof ShareWords) => string): ShareWords => ({
  button: t('button'), title: t('title'), explain: t('explain'), link: t('link'), copy: t('copy'), copied: t('copied'), copyFailed: t('copyFailed'), native: t('native'), email: t('email'), close: t('close'),
  download: t('download'), downloadExplain: t('downloadExplain'), downloadMore: t('downloadMore'),
})
