/** Of the follow graph for tests: who knows nobody, until told otherwise. */
import type { GraphArrays, Id } from '@rookery/contracts'

export const graphArrays = (viewerId: Id, more: Partial<GraphArrays> = {}): GraphArrays => ({
  viewerId,
  following: [],
  blocking: [],
  blockedBy: [],
  muting: [],
  hidesBoostsOf: [],
  followedTags: [],
  listedExclusively: [],
  languagesOf: [],
  ...more,
})
