/** Where bars that float are put: into the dialog on top, since nothing outside of one can be reached while it is open. */
import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

let hosts: readonly HTMLElement[] = []
const listeners = new Set<() => void>()

function change(next: readonly HTMLElement[]) {
  hosts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function host(element: HTMLElement | null) {
  if (!element) return
  change([...hosts, element])
  return () => change(hosts.filter((each) => each !== element))
}

/** Belongs into each modal dialog. */
export const FloatingHost = () => <div ref={host} className="floating-host pointer-events-auto" />

/** The dialog on top, or nothing while none is open. */
export const useTopDialog = () => useSyncExternalStore(subscribe, () => hosts.at(-1))

export function Floating({ children }: { children: ReactNode }) {
  const place = useTopDialog()
  return place ? createPortal(children, place) : children
}
