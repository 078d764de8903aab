/**
 * A link within the app that costs next to nothing to mount: a row of a timeline has half a dozen of them, and the router's own
 * `<Link>` watches the location. New tabs, copying and the rest are the browser's, as with any link.
 */
import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }

export function PlaceLink({ to, ...props }: Props) {
  const router = useRouter()
  return (
    <a
      {...props}
      href={to}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        void router.navigate({ href: to })
      }}
    />
  )
}
