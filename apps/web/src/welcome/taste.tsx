/** A few recent posts, after the first picture: nothing of it is loaded before, and nothing stands below it that could move. */
import { lazy, Suspense, useEffect, useState } from 'react'

const LazyPosts = lazy(async () => ({ default: (await import('./recent-posts.tsx')).RecentPosts }))

export function Taste() {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => setWanted(true), { timeout: 1_500 })
      else setWanted(true)
    }, 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="min-h-96">
      {wanted && (
        <Suspense>
          <LazyPosts />
        </Suspense>
      )}
    </div>
  )
}
