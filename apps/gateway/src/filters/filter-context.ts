/** Where a path shows posts, in the words of filters. */
import type { FilterContext, ViewPath } from '@rookery/contracts'

/** Null on explicit visits to a post: any filter may count there, and its own contexts tell clients. */
export function filterContextOf(path: ViewPath): FilterContext | null {
  switch (path) {
    case 'home':
    case 'list':
      return 'home'
    case 'public':
    case 'tag':
      return 'public'
    case 'thread':
    case 'account':
      return path
    case 'single':
      return null
  }
}
