/** Single keys and sequences like `g h`, as people know them from Mastodon. Never while one types, nor with Ctrl, Alt or Cmd. */
import { useEffect, useEffectEvent } from 'react'

type Bindings = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** The last mounted binding of a key wins: a dialog's before the page's. */
const stack: ((key: string, event: KeyboardEvent) => boolean)[] = []
let prefix = ''
let prefixAt = 0
const PREFIX_MS = 1_200

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="menu"], [role="listbox"]') !== null)

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  const sequence = prefix && event.timeStamp - prefixAt < PREFIX_MS ? `${prefix} ${event.key}` : event.key
  prefix = event.key === 'g' ? 'g' : ''
  prefixAt = event.timeStamp
  for (const offer of stack.toReversed())
    if (offer(sequence, event)) {
      event.preventDefault()
      return
    }
}

/** Whether a key that is pressed now is the second of a sequence: not for whoever listens to single keys. */
export const isSequence = ({ timeStamp }: KeyboardEvent): boolean => prefix !== '' && timeStamp - prefixAt < PREFIX_MS

/** Keys as `KeyboardEvent.key` says them (`j`, `?`, `.`, `Enter`), or `g` and another: `g h`. */
export function useKeys(bindings: Bindings, enabled = true): void {
  const offer = useEffectEvent((key: string, event: KeyboardEvent) => {
    const run = bindings[key]
    run?.(event)
    return run !== undefined
  })
  useEffect(() => {
    if (!enabled) return
    if (stack.length === 0) addEventListener('keydown', onKeyDown)
    const mine = (key: string, event: KeyboardEvent) => offer(key, event)
    stack.push(mine)
    return () => {
      stack.splice(stack.indexOf(mine), 1)
      if (stack.length === 0) removeEventListener('keydown', onKeyDown)
    }
  }, [enabled])
}
