/** The list of files beside a text while they are uploaded, described, ordered. Pure. */
import type { mastodon } from 'masto'

export interface Focus {
  x: number
  y: number
}

export interface Attachment {
  /** Names it in this list; the server's id comes with the upload. */
  key: string
  id: string | null
  kind: mastodon.v1.MediaAttachmentType
  name: string
  state: 'uploading' | 'processing' | 'ready' | 'failed'
  /** How much of it is sent, 0 to 1. */
  progress: number
  problem: string | null
  /** The file itself until the server has made a smaller one. */
  preview: string | null
  description: string
  focus: Focus | null
  /** What the server knows of description and focus. */
  saved: { description: string; focus: Focus | null }
  /** It belongs to the post that is being edited. */
  attached: boolean
}

/** What a draft keeps of one: all but what belongs to this page. */
export type KeptAttachment = Pick<
  Attachment,
  'id' | 'kind' | 'name' | 'preview' | 'description' | 'focus' | 'saved' | 'attached'
>

export const isLocal = (url: string | null): boolean => url?.startsWith('blob:') ?? false

/** Of what the server has: local previews do not outlive the page. */
export const toKeep = (list: readonly Attachment[]): KeptAttachment[] =>
  list
    .filter(({ id, state }) => id !== null && state !== 'failed')
    .map(({ id, kind, name, preview, description, focus, saved, attached }) => ({
      id,
      kind,
      name,
      preview: isLocal(preview) ? null : preview,
      description,
      focus,
      saved,
      attached,
    }))

export const fromKept = (kept: KeptAttachment): Attachment => ({
  ...kept,
  key: kept.id ?? '',
  state: kept.preview || kept.attached ? 'ready' : 'processing',
  progress: 1,
  problem: null,
})

export function fromServer(media: mastodon.v1.MediaAttachment, attached: boolean): Attachment {
  const description = media.description ?? ''
  const { focus = null } = media.meta ?? {}
  return {
    key: media.id,
    id: media.id,
    kind: media.type,
    name: '',
    state: media.url ? 'ready' : 'processing',
    progress: 1,
    problem: null,
    preview: media.previewUrl ?? null,
    description,
    focus,
    saved: { description, focus },
    attached,
  }
}

export const move = <T extends { key: string }>(list: readonly T[], key: string, step: 1 | -1): readonly T[] => {
  const from = list.findIndex((each) => each.key === key)
  const to = from + step
  if (from < 0 || to < 0 || to >= list.length) return list
  const moved = [...list]
  moved.splice(to, 0, ...moved.splice(from, 1))
  return moved
}

export const isDescribedAnew = ({ description, focus, saved }: Attachment): boolean =>
  description !== saved.description || focus?.x !== saved.focus?.x || focus?.y !== saved.focus?.y

/** As the API wants it: two numbers with a comma, empty for none. */
export const focusText = (focus: Focus | null): string => (focus ? `${focus.x.toFixed(2)},${focus.y.toFixed(2)}` : '')

/** Pictures and films that say nothing to those who do not see them. */
export const lacksDescription = ({ kind, description }: Attachment): boolean =>
  kind !== 'audio' && description.trim() === ''
