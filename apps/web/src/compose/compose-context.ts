/** What the composer is asked for, from anywhere in the app. */
import type { mastodon } from 'masto'
import { createContext, useContext } from 'react'
import type { Status } from '../entities/entities.ts'
import type { Writing } from './writing.ts'

export interface ComposeRequest {
  replyTo?: Status
  editing?: Editing
  /** What to begin with: a mention, or the text of a deleted post with its pictures. */
  draft?: Partial<Draft>
  /** A kept draft to go on with, by its name. */
  place?: string
}

/** A post of one's own that is being changed, and its source. */
export interface Editing {
  status: Status
  text: string
  spoilerText?: string
}

export interface Draft {
  text: string
  spoilerText: string
  visibility: Status['visibility']
  language: string
  sensitive: boolean
  inReplyToId: string | null
  mediaIds: string[]
  /** The same as `mediaIds`, where they are at hand: shown at once. */
  media: mastodon.v1.MediaAttachment[]
}

export interface Compose {
  open(request?: ComposeRequest): void
  /** By place. */
  writings: Map<string, Writing>
}

export const ComposeContext = createContext<Compose>({ open: () => undefined, writings: new Map() })
export const useCompose = () => useContext(ComposeContext)
