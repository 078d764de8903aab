/** What a member of the cast is made of. */
import type { Mood, SceneName } from './pictures/scenes.ts'

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'ar', 'he'] as const
export type Language = (typeof LANGUAGES)[number]

export type Look = 'short' | 'long' | 'bob' | 'bun' | 'curly' | 'beard' | 'bald' | 'scarf' | 'cap' | 'scene'

export interface Person {
  username: string
  /** As shown; 30 characters at most. */
  name: string
  /** Most of what they write is in the first one. */
  languages: readonly Language[]
  bio: string
  fields: readonly (readonly [name: string, value: string])[]
  /** Names of subjects (src/texts), the dearest first. */
  subjects: readonly string[]
  /** Follow requests are asked. */
  locked?: boolean
  /** How they are drawn on the small picture. */
  look: Look
  /** What the picture on top of the profile shows. */
  header: readonly [scene: SceneName, mood: Mood]
}
