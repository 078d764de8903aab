/** The media of posts as tiles of a grid. */
import type { mastodon } from 'masto'
import type { Status } from '../entities/entities.ts'

export interface Tile {
  key: string
  status: Status
  media: mastodon.v1.MediaAttachment
}

export const tilesOf = (statuses: readonly Status[]): Tile[] =>
  statuses.flatMap((status) =>
    status.mediaAttachments.map((media) => ({ key: `${status.id} ${media.id}`, status, media })),
  )

export const COLUMNS = 3

export const rowsOf = (tiles: readonly Tile[]): Tile[][] =>
  Array.from({ length: Math.ceil(tiles.length / COLUMNS) }, (_, row) => tiles.slice(row * COLUMNS, (row + 1) * COLUMNS))
