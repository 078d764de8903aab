import { expect, it } from 'vitest'
import { createContentKeys } from './content-keys.ts'

it('the same content has the same key, however it comes; another secret gives others', async () => {
  const keys = createContentKeys('secret')
  const key = await keys.of('posts', Buffer.from('hello'), 'jpg')
  expect(key).toMatch(/^posts\/([0-9a-f]{2})\/([0-9a-f]{2})\/\1\2[0-9a-f]{60}\.jpg$/)
  const stream = (async function* () {
    yield Buffer.from('he')
    yield Buffer.from('llo')
  })()
  expect(await keys.of('posts', stream, 'jpg')).toBe(key)
  expect(await keys.of('posts', Buffer.from('hello!'), 'jpg')).not.toBe(key)
  expect(await createContentKeys('other').of('posts', Buffer.from('hello'), 'jpg')).not.toBe(key)
})
