// The protocol with one rule taken out each; the model test must notice every one of them.
import {
  createMemoryHomeTimelines,
  entriesOf,
  type HomeTimelines,
  type TimelineSizes,
} from '@rookery/redis/home-timeline'

export const VARIANTS = [
  'rebuild without the built marker',
  'merge that does not raise the floor',
  'trim that sets the floor to the lowest id kept',
  'purge job on unfollow',
  'follow edge not checked at read',
  'popular authors demoted again',
  'fan-out skipped as soon as the flag is up',
  'hashtag merge that does not raise the floor',
  'no fan-out to those who follow the hashtag',
  'no merge of a followed hashtag',
  'edits that give hashtags not fanned out',
  'rebuild without followed hashtags',
] as const
export type Variant = (typeof VARIANTS)[number]

/** The twin, made wrong as the variant says; each method is still one atomic step. */
export function twinFor(variant: Variant | null, sizes: TimelineSizes, now: () => number): HomeTimelines {
  if (variant === 'trim that sets the floor to the lowest id kept') {
    const floorAfterCut = (_dropped: readonly number[], kept: readonly number[]) => Math.min(...kept)
    return createMemoryHomeTimelines(sizes, now, { floorAfterCut })
  }
  return alter(createMemoryHomeTimelines(sizes, now), variant)
}

/** Alters what can be altered from outside, on any implementation. */
export function alter(timelines: HomeTimelines, variant: Variant | null): HomeTimelines {
  switch (variant) {
    case 'rebuild without the built marker':
      return {
        ...timelines,
        open: async (key) => ((await timelines.load(key)) ? 'built' : 'build'),
        async finish(key, generation, entries, floor) {
          if (await timelines.load(key)) return timelines.merge(key, entries, floor)
          await timelines.open(key, generation, 0)
          return timelines.finish(key, generation, entries, floor)
        },
      }
    case 'merge that does not raise the floor':
      return { ...timelines, merge: (key, entries) => timelines.merge(key, entries, 0) }
    default:
      return timelines
  }
}

/** For the merge of a followed hashtag alone. */
export const alterTagMerge = (timelines: HomeTimelines, variant: Variant | null): HomeTimelines =>
  variant === 'hashtag merge that does not raise the floor'
    ? { ...timelines, merge: (key, entries) => timelines.merge(key, entries, 0) }
    : timelines

/** What a purge job would do: take the entries of an author out of a timeline. */
export async function purge(timelines: HomeTimelines, key: string, authorId: number): Promise<void> {
  const found = await timelines.load(key)
  if (!found?.built) return
  const others = entriesOf(found.numbers).filter((entry) => entry.authorId !== authorId)
  await timelines.drop([key])
  await timelines.open(key, found.generation, 0)
  await timelines.finish(key, found.generation, others, found.floor)
}
