import { useEffect } from 'react'

const plain = (event: MouseEvent): boolean => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link of this origin that would take another page here without a reload, and so without the browser's question. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || !plain(event) || link.origin !== window.location.origin) return null
  if ((link.target && link.target !== '_self') || link.hasAttribute('download')) return null
  const { pathname, search } = window.location
  return link.pathname === pathname && link.search === search && link.hash ? null : link
}

/**
 * While `active` the browser asks before the page is left: on closing, reloading and every link. Links of the atlas are turned into
 * full loads for that. Back and forward inside the atlas load nothing, so `question` is asked there, where the browser can hold them.
 */
export function useLeaveQuestion(active: boolean, question: string): void {
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    // Before React hears of the click: its router would go without asking.
    const follow = (event: MouseEvent) => {
      const link = leavingLink(event)
      if (!link) return
      event.preventDefault()
      event.stopPropagation()
      window.location.assign(link.href)
    }
    const back = (event: NavigateEvent) => {
      if (event.navigationType === 'traverse' && event.cancelable && event.destination.sameDocument && !event.hashChange && !window.confirm(question)) event.preventDefault()
    }
    const { navigation } = window as { navigation?: Navigation }
    window.addEventListener('beforeunload', ask)
    window.addEventListener('click', follow, true)
    navigation?.addEventListener('navigate', back)
    return () => {
      window.removeEventListener('beforeunload', ask)
      window.removeEventListener('click', follow, true)
      navigation?.removeEventListener('navigate', back)
    }
  }, [active, question])
}
