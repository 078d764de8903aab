/** Attachments as Mastodon clients know them. */
import { type Static, Type } from 'typebox'
import { entity, IdText, nullable, oneOf } from './entity.ts'

const Size = Type.Object({
  width: Type.Integer(),
  height: Type.Integer(),
  size: Type.String({ examples: ['640x360'] }),
  aspect: Type.Number(),
})

export const MediaAttachment = entity('MediaAttachment', {
  id: IdText,
  type: oneOf(['image', 'gifv', 'video', 'audio', 'unknown']),
  url: nullable(Type.String({ description: 'Null while it is processed' })),
  preview_url: nullable(Type.String({ description: 'Null for sound, and for video without a thumbnail' })),
  remote_url: Type.Null(),
  preview_remote_url: Type.Null(),
  text_url: Type.Null(),
  meta: Type.Object({
    original: Type.Optional(Size),
    small: Type.Optional(Size),
    focus: Type.Optional(Type.Object({ x: Type.Number(), y: Type.Number() })),
  }),
  description: nullable(Type.String()),
  blurhash: nullable(Type.String()),
})
export type MediaAttachment = Static<typeof MediaAttachment>
