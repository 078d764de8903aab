/** After a link was followed the focus is on the new page, so that keys and screen readers go on from there. */
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

export function useRouteFocus(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        // Not on the first page, nor when a page set the focus itself.
        if (!pathChanged || !fromLocation) return
        const { activeElement } = document
        if (
          activeElement &&
          activeElement !== document.body &&
          document.getElementById('main')?.contains(activeElement)
        )
          return
        document.getElementById('main')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
