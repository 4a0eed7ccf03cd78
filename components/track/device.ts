import type { Sitting } from '@/lib/track/pause'
import { forget as forgetAnswers } from '@/lib/track/queue'
import { useSyncExternalStore } from 'react'

// What the page keeps on this device: that the training was done, whether letters are keys, how long one has been looking. No more of anybody.

const LETTERS = 'track.letters'
const SITTING = 'track.sitting'
const trainedKey = (project: string) => `track.trained.${project}`
const listeners = new Set<() => void>()

/** Read and written where the browser allows it; where it does not, nothing is kept and all else works. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Nothing is kept.
  }
  for (const listener of listeners) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTrained = (project: string): boolean => useSyncExternalStore(subscribe, () => read(trainedKey(project)) !== null, () => false)
export const setTrained = (project: string): void => write(trainedKey(project), '1')

export const useLetters = (): boolean => useSyncExternalStore(subscribe, () => read(LETTERS) !== 'off', () => true)
export const setLetters = (on: boolean): void => write(LETTERS, on ? 'on' : 'off')

export function sitting(): Sitting | null {
  try {
    return JSON.parse(read(SITTING) ?? 'null') as Sitting | null
  } catch {
    return null
  }
}
export const setSitting = (next: Sitting): void => write(SITTING, JSON.stringify(next))

/** Everything of it, answers that wait as well. */
export function forgetDevice(): void {
  try {
    forgetAnswers(localStorage)
    for (const key of Object.keys(localStorage)) if (key.startsWith('track.')) localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
  for (const listener of listeners) listener()
}
