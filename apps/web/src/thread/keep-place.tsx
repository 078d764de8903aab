/**
 * Holds what is read where it is while rows come or go above it. A class, because only classes may look at the page between
 * rendering and the change of the document.
 */
import { Component, createRef, type ReactNode } from 'react'

interface Props {
  /** Ids of the rows, in order; each row carries its own as `data-row`. */
  rows: string
  children: ReactNode
}
interface Held {
  id: string
  top: number
}

/** What covers the top of the window. */
const HEADER_PX = 56

export class KeepPlace extends Component<Props> {
  private readonly box = createRef<HTMLDivElement>()

  private rowElements(): HTMLElement[] {
    return [...(this.box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  }

  override getSnapshotBeforeUpdate(before: Props): Held | null {
    if (before.rows === this.props.rows) return null
    const first = this.rowElements().find((row) => row.getBoundingClientRect().bottom > HEADER_PX + 8)
    return first ? { id: first.dataset.row ?? '', top: first.getBoundingClientRect().top } : null
  }

  override componentDidUpdate(_before: Props, _state: unknown, held: Held | null): void {
    const row = held && this.rowElements().find(({ dataset }) => dataset.row === held.id)
    if (!row) return
    const off = row.getBoundingClientRect().top - held.top
    if (Math.abs(off) < 1) return
    const { dataset } = document.documentElement
    const hidden = dataset.scrolling
    scrollTo({ top: scrollY + off, behavior: 'instant' })
    // The page header hides when the reader scrolls down; nobody did.
    if (!hidden) requestAnimationFrame(() => delete dataset.scrolling)
  }

  override render(): ReactNode {
    return (
      <div ref={this.box} className="[overflow-anchor:none]">
        {this.props.children}
      </div>
    )
  }
}
