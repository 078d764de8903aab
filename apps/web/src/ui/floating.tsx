/**
 * Where bars that float are put, above one another so that none hides another: into the dialog on top, since nothing outside
 * of one can be reached while it is open.
 */
import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

interface Hosts {
  page: HTMLElement | undefined
  dialogs: readonly HTMLElement[]
}

let hosts: Hosts = { page: undefined, dialogs: [] }
const listeners = new Set<() => void>()

function change(next: Partial<Hosts>) {
  hosts = { ...hosts, ...next }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function pageHost(element: HTMLElement | null) {
  if (!element) return
  change({ page: element })
  return () => change({ page: undefined })
}

function dialogHost(element: HTMLElement | null) {
  if (!element) return
  change({ dialogs: [...hosts.dialogs, element] })
  return () => change({ dialogs: hosts.dialogs.filter((each) => each !== element) })
}

/** Belongs onto the page once. */
export const PageFloatingHost = () => <div ref={pageHost} className="floating-host" />

/** Belongs into each modal dialog. */
export const FloatingHost = () => <div ref={dialogHost} className="floating-host in-dialog" />

/** The dialog on top, or nothing while none is open. */
export const useTopDialog = () => useSyncExternalStore(subscribe, () => hosts.dialogs.at(-1))

export function Floating({ children }: { children: ReactNode }) {
  const place = useSyncExternalStore(subscribe, () => hosts.dialogs.at(-1) ?? hosts.page)
  return place ? createPortal(children, place) : null
}
