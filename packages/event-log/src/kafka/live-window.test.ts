import { expect, test } from 'vitest'
import { createLiveWindow } from './live-window.ts'

const piece = (offset: number, length = 10, at = 1_000) => ({ first: offset, offset, length, bytes: length * 100, at })

test('cuts in the middle of a piece, by number and by bytes', () => {
  const byNumber = createLiveWindow({ maxEvents: 14 })
  for (const offset of [0, 20, 40]) byNumber.added(piece(offset))
  expect(byNumber.cut(0)).toBe(26)
  const byBytes = createLiveWindow({ maxBytes: 1_350 })
  for (const offset of [0, 20, 40]) byBytes.added(piece(offset))
  expect(byBytes.cut(0)).toBe(27)
})

test('cuts nothing while it is within its limits', () => {
  const window = createLiveWindow({ maxEvents: 20 })
  expect(window.cut(0)).toBeNull()
  window.added(piece(0))
  window.added(piece(20))
  expect(window.cut(1_000)).toBeNull()
})

test('what is too old goes, the newest stays', () => {
  const window = createLiveWindow()
  window.added(piece(0, 10, 500))
  window.added(piece(20, 10, 700))
  window.added(piece(40, 10, 900))
  expect(window.cut(600)).toBe(10)
  expect(window.cut(901)).toBe(49)
  // Asked again it says the same.
  expect(window.cut(901)).toBe(49)
})
