import type { Block } from '@/lib/model/story'
import { Figure } from './Figure'
import { Inlines } from './Inlines'
import { Narration } from './Narration'
import type { Around } from './around'
import { CHARTS, SCENES } from './registry'

/** What stands in a chapter, in its order. Asynchronous, as some of it is: the static edition asks such components before it writes (components/static/settle.ts). */
export async function Blocks({ blocks, around }: { blocks: Block[]; around: Around }) {
  return blocks.map((block, i) => <One key={i} block={block} around={around} />)
}

async function One({ block, around }: { block: Block; around: Around }) {
  const { locale, language } = around
  switch (block.kind) {
    case 'paragraph': return <p><Inlines inlines={block.children} locale={locale} language={language} /></p>
    case 'heading': return <h3><Inlines inlines={block.children} locale={locale} language={language} /></h3>
    case 'quote': return <blockquote><Blocks blocks={block.children} around={around} /></blockquote>
    case 'list': {
      const items = block.items.map((item, i) => <li key={i}><Blocks blocks={item} around={around} /></li>)
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'figure': return <Figure figure={block} around={around} />
    case 'narration': return <Narration narration={block} around={around} />
    case 'chart': {
      const Chart = CHARTS[block.chart]
      return <Chart block={block} around={around} />
    }
    case 'before_after': return <SCENES block={block} around={around} />
  }
}
