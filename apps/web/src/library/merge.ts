/**
 * Lists in the server's own order (bookmarks, likes) when one comes back to them: what was added elsewhere stands at the top,
 * what was taken away elsewhere is gone, all else stays where it was. Pure.
 */
import { type Feed, firstPage, type IdPage, idsOf } from '../feeds/feed.ts'

/** `keep`: what stays though the server has it no more, so that a slip can be taken back. */
export function mergeTop(feed: Feed, page: IdPage, keep: (id: string) => boolean): Feed {
  const known = idsOf(feed.entries)
  const read = new Set(page.ids)
  if (page.next === null) return { ...feed, entries: weave(known, page.ids, keep), next: null }
  // What is known below the last one that both have is not on the page.
  const last = known.findLastIndex((id) => read.has(id))
  if (last < 0) return firstPage(page)
  const above = weave(known.slice(0, last + 1), page.ids, keep)
  const standing = new Set(above)
  return { ...feed, entries: [...above, ...known.slice(last + 1).filter((id) => !standing.has(id))] }
}

/** The page's order, with what is kept after whom it followed. */
function weave(known: readonly string[], page: readonly string[], keep: (id: string) => boolean): string[] {
  const read = new Set(page)
  const result = [...page]
  known.forEach((id, index) => {
    if (read.has(id) || !keep(id)) return
    const before = known.slice(0, index).findLast((other) => result.includes(other))
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id)
  })
  return result
}
