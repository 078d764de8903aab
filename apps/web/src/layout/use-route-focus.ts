/** After a link was followed the focus is on the new page, so that keys and screen readers go on from there. */
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { focusWhereLeft } from '../post/left-at.ts'

export function useRouteFocus(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation, toLocation }) => {
        // Not on the first page, nor when a page set the focus itself.
        if (!pathChanged || !fromLocation) return
        const main = document.getElementById('main')
        const { activeElement } = document
        if (activeElement !== main && main?.contains(activeElement)) return
        if (focusWhereLeft(toLocation.state.__TSR_key ?? '')) return
        main?.focus({ preventScroll: true })
      }),
    [router],
  )
}
