/** Words of a post that a search found are marked wherever its text is rendered. */
import { Children, cloneElement, createContext, Fragment, isValidElement, type ReactNode, useContext } from 'react'
import { segmentsOf } from './highlights.ts'

const NONE: readonly string[] = []
/** What is marked in the post below; nothing outside of search results. */
export const MarkedWordsContext = createContext<readonly string[]>(NONE)

/** The nodes of a text with what matched in `<mark>`; the very same nodes where nothing is searched for. */
export function useMarked(nodes: ReactNode[]): ReactNode[] {
  const words = useContext(MarkedWordsContext)
  return words.length === 0 ? nodes : nodes.map((node) => mark(node, words))
}

function mark(node: ReactNode, words: readonly string[]): ReactNode {
  if (typeof node === 'string') return markWords(node, words)
  if (Array.isArray(node)) return node.map((child) => mark(child, words))
  if (!isValidElement<{ children?: ReactNode }>(node) || node.props.children === undefined) return node
  return cloneElement(
    node,
    undefined,
    Children.map(node.props.children, (child) => mark(child, words)),
  )
}

const markWords = (text: string, words: readonly string[]): ReactNode =>
  segmentsOf(text, words).map(
    (segment, index) =>
      // biome-ignore-start lint/suspicious/noArrayIndexKey: a text is cut the same way each time
      segment.marked ? <mark key={index}>{segment.text}</mark> : <Fragment key={index}>{segment.text}</Fragment>,
    // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
  )
