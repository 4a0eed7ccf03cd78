'use client'
import { useEffect, useState, type RefObject } from 'react'

/** Where on the screen a chapter begins to be the one that is read: below the map on phones, a third down beside it. */
export function readingLine(stage: HTMLElement | null): number {
  const box = stage?.getBoundingClientRect()
  const covers = box && box.width >= window.innerWidth * 0.9 ? Math.max(0, box.bottom) : 0
  return covers + (window.innerHeight - covers) * 0.38
}

/** Index of the chapter that is being read now; -1 before the first. */
export const chapterAt = (ids: readonly string[], line: number): number => ids.findLastIndex(id => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) <= line)

/** The same, told as it changes (once per frame at most), and how far through all of them, 0 to 1. */
export function useChapter(ids: string[], stage: RefObject<HTMLElement | null>, onProgress: (part: number) => void): number {
  const [at, setAt] = useState(-1)
  const key = ids.join(' ')
  useEffect(() => {
    const ids = key.split(' ')
    let asked = 0
    const look = () => {
      asked = 0
      const line = readingLine(stage.current)
      setAt(chapterAt(ids, line))
      const [first, last] = [ids[0], ids.at(-1) ?? ''].map(id => document.getElementById(id)?.getBoundingClientRect())
      if (first && last) onProgress(Math.min(1, Math.max(0, (line - first.top) / Math.max(1, last.bottom - first.top))))
    }
    const later = () => { asked ||= requestAnimationFrame(look) }
    look()
    window.addEventListener('scroll', later, { passive: true })
    window.addEventListener('resize', later)
    return () => {
      cancelAnimationFrame(asked)
      window.removeEventListener('scroll', later)
      window.removeEventListener('resize', later)
    }
  }, [key, stage, onProgress])
  return at
}
