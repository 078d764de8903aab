/** What somebody can write about: whole posts, with `{slots}` and `[one|another]` where they vary. */
import type { Language } from '../people.ts'
import type { Mood, SceneName } from '../pictures/scenes.ts'

export type Shape = 'wide' | 'square' | 'tall' | 'panorama'

export interface PictureIdea {
  scene: SceneName
  mood: Mood
  shape: Shape
  /** What it shows, in the language of the post. */
  alt: string
}

export interface PostIdea {
  text: string
  /** Content warning. */
  warning?: string
  pictures?: readonly PictureIdea[]
  visibility?: 'unlisted' | 'private'
}

export interface Subject {
  name: string
  language: Language
  slots?: Readonly<Record<string, readonly string[]>>
  posts: readonly (string | PostIdea)[]
}

/** One turn of a conversation: who speaks (a letter, or a user name of the cast), and what. */
export type Turn = readonly [who: string, text: string]

export interface Dialogue {
  language: Language
  /** Of the first post. */
  idea?: Omit<PostIdea, 'text'>
  visibility?: 'private' | 'direct'
  turns: readonly Turn[]
}
