/** Further hashtags beside the one of the page: in the address as lists with commas. Pure. */

/** Further hashtags of a hashtag's timeline, with commas: posts have all of them, any of them as well, none of them. */
export interface MoreTags {
  all?: string
  any?: string
  none?: string
}

export const MODES = ['all', 'any', 'none'] as const
export type Mode = (typeof MODES)[number]
/** As many of each kind as the server reads. */
const MOST = 4

export const tagsIn = (list: string | undefined): string[] => (list ?? '').split(',').filter(Boolean)

/** What was typed as a hashtag's name; null when it is none. */
export function tagFrom(typed: string): string | null {
  const name = typed.trim().replace(/^#+/, '')
  return /^[\p{L}\p{M}\p{N}_·]+$/u.test(name) && /[\p{L}_]/u.test(name) ? name : null
}

/** A tag belongs to one list at most: the one it was put into last. */
export function withTag(more: MoreTags, mode: Mode, tag: string): MoreTags {
  const rest = withoutTag(more, tag)
  return { ...rest, [mode]: [...tagsIn(rest[mode]), tag].slice(-MOST).join(',') }
}

export const withoutTag = (more: MoreTags, tag: string): MoreTags =>
  Object.fromEntries(
    MODES.map((mode) => {
      const left = tagsIn(more[mode]).filter((other) => other.toLowerCase() !== tag.toLowerCase())
      return [mode, left.length > 0 ? left.join(',') : undefined]
    }),
  )

export const hasMore = (more: MoreTags): boolean => MODES.some((mode) => tagsIn(more[mode]).length > 0)
