/** With what a composer opens, and under which name it is kept. */
import type { mastodon } from 'masto'
import { fromServer } from './attachments.ts'
import type { ComposeRequest } from './compose-context.ts'
import { emptyFields } from './draft.ts'
import { openReply } from './opening.ts'
import type { Opening } from './writing.ts'

export function placeOf({ replyTo, editing }: ComposeRequest): string {
  if (editing) return `edit.${editing.status.id}`
  return replyTo ? `reply.${replyTo.id}` : 'post'
}

export function begin({ replyTo, editing, draft }: ComposeRequest, me: string | undefined): Opening {
  if (editing) {
    const { status, text, spoilerText = status.spoilerText } = editing
    const { visibility, sensitive, language } = status
    return {
      fields: {
        ...emptyFields(text),
        spoilerText,
        warned: spoilerText !== '',
        visibility,
        sensitive,
        language: language ?? null,
      },
      attachments: status.mediaAttachments.map((media) => fromServer(media, true)),
    }
  }
  const greeting = replyTo ? openReply(replyTo, me).text : ''
  const { text = greeting, spoilerText = replyTo?.spoilerText ?? '' } = draft ?? {}
  const media = draft?.media ?? draft?.mediaIds?.map(unknownMedia) ?? []
  return {
    fields: {
      ...emptyFields(text),
      spoilerText,
      warned: spoilerText !== '',
      visibility: draft?.visibility ?? null,
      language: draft?.language || null,
      sensitive: draft?.sensitive ?? null,
      inReplyToId: draft?.inReplyToId ?? null,
    },
    attachments: media.map((each) => fromServer(each, false)),
    precious: draft !== undefined && !(isGreeting(text) && media.length === 0 && !draft.inReplyToId),
  }
}

/** Mentions and hashtags alone can be had again with one press. */
const isGreeting = (text: string) => /^(?:[@#]\S+\s*)*$/.test(text)

const unknownMedia = (id: string): mastodon.v1.MediaAttachment => ({ id, type: 'unknown', url: null, previewUrl: '' })

/** A draft that is brought along never covers the one that is kept: it has a place of its own. */
export function placeOfRequest(request: ComposeRequest): string {
  const { draft } = request
  if (request.place) return request.place
  if (!draft || request.replyTo || request.editing) return placeOf(request)
  const reused = draft.media?.[0]?.id ?? draft.mediaIds?.[0] ?? draft.inReplyToId ?? ''
  return `post.${reused}.${draft.visibility ?? ''}.${(draft.text ?? '').slice(0, 60)}`
}
