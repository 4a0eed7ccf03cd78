/** Texts of the share dialog, handed over by the page: a text page needs no message formatter for them. */
export interface ShareWords { button: string; title: string; explain: string; link: string; copy: string; copied: string; copyFailed: string; native: string; email: string; close: string }

export const shareWords = (t: (key: keyof ShareWords) => string): ShareWords => ({
  button: t('button'), title: t('title'), explain: t('explain'), link: t('link'), copy: t('copy'), copied: t('copied'), copyFailed: t('copyFailed'), native: t('native'), email: t('email'), close: t('close'),
})
