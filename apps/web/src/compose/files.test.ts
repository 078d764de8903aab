import { expect, it } from 'vitest'
import { kindOf, refusalOf, sortFiles } from './files.ts'

const limits = {
  supportedMimeTypes: ['image/jpeg', 'image/png', 'video/mp4', 'audio/mp4', 'audio/ogg'],
  imageSizeLimit: 100,
  imageMatrixLimit: 1_000,
  videoSizeLimit: 1_000,
}
const file = (type: string, size = 50) => ({ type, size })

it('takes what the server takes, by any of its names', () => {
  expect(refusalOf(file('image/png'), limits)).toBeNull()
  expect(refusalOf(file('audio/x-m4a', 1_000), limits)).toBeNull()
  expect(refusalOf(file('application/ogg'), limits)).toBeNull()
  expect(refusalOf(file(''), limits)).toBeNull()
})

it('says why not', () => {
  expect(refusalOf(file('image/svg+xml'), limits)).toBe('type')
  expect(refusalOf(file('image/jpeg', 101), limits)).toBe('size')
  expect(refusalOf(file('video/mp4', 101), limits)).toBeNull()
  expect(refusalOf(file('video/mp4', 1_001), limits)).toBe('size')
  expect(refusalOf(file('image/png', 0), limits)).toBe('empty')
})

it('takes as many as there is room for, in their order; what is refused takes none', () => {
  const [a, b, c, bad] = [file('image/png', 1), file('image/png', 2), file('image/png', 3), file('text/plain')]
  expect(sortFiles([bad, a, b, c], limits, 3, ['image'])).toEqual({
    taken: [a, b],
    refused: [
      { file: bad, why: 'type' },
      { file: c, why: 'count' },
    ],
  })
})

it('a film or a sound stands alone', () => {
  const [picture, film] = [file('image/png'), file('video/mp4')]
  const taken = (there: string[], ...files: (typeof film)[]) => sortFiles(files, limits, 4, there).taken
  expect(taken([], film, picture)).toEqual([film])
  expect(taken([], picture, film)).toEqual([picture])
  expect(taken(['audio'], picture)).toEqual([])
  expect(taken(['unknown', 'image'], picture)).toEqual([picture])
})

it('tells kinds apart', () => {
  expect(['image/png', 'video/mp4', 'audio/ogg', 'application/ogg', ''].map(kindOf)).toEqual([
    'image',
    'video',
    'audio',
    'audio',
    'image',
  ])
})
