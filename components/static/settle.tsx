import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'

const isAsync = (type: unknown): type is (props: object) => Promise<ReactNode> => typeof type === 'function' && type.constructor.name === 'AsyncFunction'

/**
 * A tree in which every server component has been asked for what it renders, so that React can write it as text at once. What
 * is not asynchronous stays as it is: hooks run when it is written.
 */
export async function settle(node: ReactNode): Promise<ReactNode> {
  if (Array.isArray(node)) return node.some(mayHold) ? Promise.all(node.map(settle)) : node
  if (!isValidElement(node)) return node
  const { type, props } = node as ReactElement<Record<string, ReactNode>>
  if (isAsync(type)) return settle(await type(props))
  const changed: Record<string, ReactNode> = {}
  for (const name of Object.keys(props)) {
    const value = props[name]
    if (typeof value !== 'object' || value === null) continue
    const settled = await settle(value)
    if (settled !== value) changed[name] = settled
  }
  return Object.keys(changed).length ? cloneElement(node, changed) : node
}

/** Texts and numbers hold no component. */
const mayHold = (node: ReactNode): boolean => typeof node === 'object' && node !== null
