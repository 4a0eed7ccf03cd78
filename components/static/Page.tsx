import type { ReactNode } from 'react'
import { Header } from '@/components/ui/Header'
import type { EditionInfo } from '@/lib/model/list-item'
import type { Manifest } from '@/lib/model/manifest'
import { DraftNote, Foot, OtherEdition } from './Foot'

export interface Around { manifest: Manifest; edition: EditionInfo; locale: string; /** Path of the page without its language. */ path: string }

/** A page of text. `article`: it brings its own margins, as a panel of the explorer does. */
export async function TextPage({ around, article = false, children }: { around: Around; article?: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface">
      <Header manifest={around.manifest} path={around.path} />
      {around.edition.draft && <DraftNote />}
      <OtherEdition edition={around.edition} hidden />
      <main {...(!article && { id: 'record', tabIndex: -1 })} className={`mx-auto w-full max-w-[720px] grow outline-none ${article ? 'py-2' : 'px-5 py-8'}`}>{children}</main>
      <Foot edition={around.edition} locale={around.locale} />
    </div>
  )
}
