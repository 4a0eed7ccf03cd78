import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Nodes } from 'mdast'
import { Fragment, type ReactNode } from 'react'
import { Prose } from '@/components/ui/Prose'

/** Text of the changelog: emphasis, code, lists, links to http(s). HTML in it stays text, pictures their description, and headings weigh no more than the page's own. */
export function Markdown({ text, inline = false }: { text: string; inline?: boolean }) {
  const { children } = fromMarkdown(text)
  return <>{children.map((node, i) => (inline && node.type === 'paragraph' ? <Fragment key={i}>{i > 0 && <br />}{inside(node.children)}</Fragment> : <Fragment key={i}>{drawn(node)}</Fragment>))}</>
}

const inside = (nodes: Nodes[]): ReactNode => nodes.map((node, i) => <Fragment key={i}>{drawn(node)}</Fragment>)

function drawn(node: Nodes): ReactNode {
  switch (node.type) {
    case 'text': return <Prose text={node.value} />
    case 'html': case 'code': return node.value
    case 'inlineCode': return <code dir="ltr" translate="no">{node.value}</code>
    case 'emphasis': return <em>{inside(node.children)}</em>
    case 'strong': return <strong className="font-semibold">{inside(node.children)}</strong>
    case 'break': return <br />
    case 'link': return /^https?:\/\//i.test(node.url) ? <a className="link" href={node.url} rel="noopener noreferrer external">{inside(node.children)}</a> : inside(node.children)
    case 'image': return node.alt
    case 'list': return node.ordered ? <ol className="list-decimal ps-6">{inside(node.children)}</ol> : <ul className="list-disc ps-6">{inside(node.children)}</ul>
    case 'listItem': return <li>{inside(node.children)}</li>
    case 'paragraph': return <p>{inside(node.children)}</p>
    case 'heading': return <p className="font-medium">{inside(node.children)}</p>
    default: return 'children' in node ? inside(node.children as Nodes[]) : null
  }
}
