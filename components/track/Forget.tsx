'use client'
import { useState } from 'react'
import { forgetMe } from './api'
import { forgetDevice } from './device'
import type { StartWords } from './words'

/** Takes everything that tells this volunteer from another off the device, after one question. */
export function Forget({ words }: { words: StartWords }) {
  const [state, setState] = useState<'rest' | 'asked' | 'done' | 'failed'>('rest')
  const forget = () => {
    forgetDevice()
    forgetMe().then(() => setState('done'), () => setState('failed'))
  }
  return (
    <div className="needs-script mt-8 border-t border-line pt-3">
      {state !== 'asked' && <button type="button" className="link min-h-9 pointer-coarse:min-h-11" onClick={() => setState('asked')}>{words.forget}</button>}
      {state === 'asked' && (
        <>
          <p>{words.forgetAsk}</p>
          <p className="mt-2 flex gap-2"><button type="button" className="button" onClick={forget}>{words.forgetYes}</button><button type="button" className="button" onClick={() => setState('rest')}>{words.forgetNo}</button></p>
        </>
      )}
      <p role="status">{state === 'done' ? words.forgotten : state === 'failed' ? words.forgetFailed : ''}</p>
    </div>
  )
}
