/** Which post a page was left through: on the way back the focus is on it again, for keys and screen readers. */
const left = new Map<string, string>()
/** As many pages as one could want to go back to. */
const KEPT = 50

/** `entry` is the history's name of the page. */
export function leaveAt(entry: string, statusId: string): void {
  left.delete(entry)
  left.set(entry, statusId)
  const oldest = left.keys().next().value
  if (left.size > KEPT && oldest !== undefined) left.delete(oldest)
}

/** Puts the focus back without moving anything; false when the page was not left through a post, or it is not there. */
export function focusWhereLeft(entry: string): boolean {
  const id = left.get(entry)
  const post = id && document.querySelector<HTMLElement>(`#main article[data-status="${CSS.escape(id)}"]`)
  if (post) post.focus({ preventScroll: true })
  return Boolean(post)
}
