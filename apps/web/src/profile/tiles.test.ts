import { expect, it } from 'vitest'
import type { Status } from '../entities/entities.ts'
import { rowsOf, tilesOf } from './tiles.ts'

const post = (id: string, ...media: string[]) =>
  ({ id, mediaAttachments: media.map((name) => ({ id: name })) }) as unknown as Status

it('every picture has a tile, in rows of three, the last one shorter', () => {
  const rows = rowsOf(tilesOf([post('9', 'a', 'b'), post('8'), post('7', 'c'), post('6', 'd')]))
  expect(rows.map((row) => row.map(({ key }) => key))).toEqual([['9 a', '9 b', '7 c'], ['6 d']])
  expect(rowsOf([])).toEqual([])
})
