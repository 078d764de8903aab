/** All that a demo does, decided before anything is sent: it follows from the seed and the sizes alone. */
import type { Language, Person } from '../people.ts'
import type { PictureIdea } from '../texts/subject.ts'

export type Visibility = 'public' | 'unlisted' | 'private' | 'direct'

export interface PlannedPost {
  /** Unique in the plan; part of the Idempotency-Key. */
  key: string
  /** User name. */
  author: string
  text: string
  language: Language
  visibility: Visibility
  warning?: string
  /** Key of an earlier post. */
  replyTo?: string
  pictures: readonly PictureIdea[]
}

export type Reaction = 'like' | 'boost' | 'bookmark' | 'pin'

export type Step = { kind: 'post'; post: PlannedPost } | { kind: Reaction; who: string; post: string }

export interface Follow {
  follower: string
  followee: string
  /** False: the followee is locked, and has not answered yet. */
  accepted: boolean
}

export interface PlannedList {
  owner: string
  title: string
  members: readonly string[]
}

export interface Plan {
  seed: number
  people: readonly Person[]
  follows: readonly Follow[]
  lists: readonly PlannedList[]
  steps: readonly Step[]
}
