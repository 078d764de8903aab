/** The whole post opens its thread, as a link would: not where something in it is meant, nor when text was selected. */
import type { MouseEvent } from 'react'
import type { PostActions } from './use-post-actions.ts'

const TARGETS = 'a, button, form, input, textarea, select, label, video, audio, [role="dialog"], [role="menu"]'

/** Menus and dialogs of a post are its children for React, not on the page. */
const isMeant = ({ target, currentTarget }: MouseEvent) =>
  target instanceof Element && currentTarget.contains(target) && !target.closest(TARGETS)

export const opensThread = (actions: PostActions) => ({
  onClick(event: MouseEvent) {
    if (!isMeant(event) || getSelection()?.toString()) return
    actions.open(event.ctrlKey || event.metaKey)
  },
  onAuxClick(event: MouseEvent) {
    if (event.button === 1 && isMeant(event)) actions.open(true)
  },
})
