import { useEffect, useState } from 'react'

/**
 * What the worker answers; the answer before stays until the next one is there. A worker that cannot answer is told of, never passed over.
 * @param ask the same function as long as the question is the same
 */
export function useAnswer<T>(ask: () => Promise<T>): { answer: T | null; failed: boolean } {
  const [state, setState] = useState<{ answer: T | null; failed: boolean }>({ answer: null, failed: false })
  useEffect(() => {
    let wanted = true
    ask().then(
      answer => { if (wanted) setState({ answer, failed: false }) },
      () => { if (wanted) setState({ answer: null, failed: true }) },
    )
    return () => { wanted = false }
  }, [ask])
  return state
}
