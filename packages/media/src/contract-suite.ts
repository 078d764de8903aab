/** What every MediaStore must do. Each adapter's test calls this with a way to open an empty one. */
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MediaStore } from './store/media-store.ts'

export interface MediaStoreHarness extends AsyncDisposable {
  store: MediaStore
}

const FUTURE = () => Date.now() + 60_000
async function keysOf(store: MediaStore, prefix: string, storedBefore = FUTURE()): Promise<string[]> {
  const keys: string[] = []
  for await (const key of store.list(prefix, storedBefore)) keys.push(key)
  return keys.sort()
}

export function mediaStoreContract(name: string, openHarness: () => Promise<MediaStoreHarness>): void {
  describe(`${name} as a media store`, () => {
    let harness: MediaStoreHarness
    let store: MediaStore
    beforeEach(async () => {
      harness = await openHarness()
      store = harness.store
    })
    afterEach(() => harness[Symbol.asyncDispose]())
    const read = async (key: string, range?: { start: number; end: number }) =>
      (await buffer(await store.open(key, range))).toString()

    it('gives back what was put, from bytes and from streams', async () => {
      expect(await store.put('a/one.jpg', Buffer.from('hello'))).toMatchObject({ size: 5 })
      expect(await store.put('a/b/two.png', Readable.from([Buffer.from('he'), Buffer.from('llo')]))).toMatchObject({
        size: 5,
      })
      expect(await read('a/one.jpg')).toBe('hello')
      expect(await read('a/b/two.png')).toBe('hello')
      const head = await store.head('a/one.jpg')
      expect(head?.size).toBe(5)
      expect(Math.abs(head!.modifiedAt - Date.now())).toBeLessThan(60_000)
    })

    it('reads a range, both ends included', async () => {
      await store.put('a/one.jpg', Buffer.from('0123456789'))
      expect(await read('a/one.jpg', { start: 2, end: 4 })).toBe('234')
      expect(await read('a/one.jpg', { start: 9, end: 9 })).toBe('9')
      expect(await read('a/one.jpg', { start: 0, end: 9 })).toBe('0123456789')
    })

    it('holds a file of several megabytes and an empty one', async () => {
      const large = Buffer.alloc(3_000_000, 'rook')
      await store.put('a/large.mp4', Readable.from([large.subarray(0, 1_000_000), large.subarray(1_000_000)]))
      expect((await buffer(await store.open('a/large.mp4'))).equals(large)).toBe(true)
      await store.put('a/empty.mp4', Readable.from([]))
      expect(await store.head('a/empty.mp4')).toMatchObject({ size: 0 })
      expect(await read('a/empty.mp4')).toBe('')
    })

    it('says what is not there', async () => {
      expect(await store.head('a/none.jpg')).toBeNull()
      await expect(store.open('a/none.jpg')).rejects.toMatchObject({ code: 'not_found' })
      await store.delete('a/none.jpg')
      await store.put('a/one.jpg', Buffer.from('x'))
      await expect(store.open('a')).rejects.toMatchObject({ code: 'not_found' })
      expect(await store.head('a')).toBeNull()
    })

    it.each([
      '../secret',
      '/etc/passwd',
      'a/../../b.jpg',
      'a//b.jpg',
      'a/./b.jpg',
      'a\\b.jpg',
      'a/b.jpg/',
      'a/.b',
      'a/b\0.jpg',
      'A/b.jpg',
      '',
      `a/${'x'.repeat(300)}.jpg`,
    ])('takes no key that could leave its folder: %j', async (key) => {
      await expect(store.put(key, Buffer.from('x'))).rejects.toThrow(TypeError)
      await expect(store.open(key)).rejects.toMatchObject({ code: 'not_found' })
      await expect(store.delete(key)).rejects.toThrow(TypeError)
      expect(await store.head(key)).toBeNull()
    })

    it('replaces a file as a whole: a reader that has begun reads the old one', async () => {
      await store.put('a/one.jpg', Buffer.alloc(200_000, 'a'))
      const reading = await store.open('a/one.jpg')
      await store.put('a/one.jpg', Buffer.alloc(200_000, 'b'))
      expect(new Set((await buffer(reading)).toString())).toEqual(new Set('a'))
      expect(new Set(await read('a/one.jpg'))).toEqual(new Set('b'))
    })

    it('two at once under the same key: one of them, whole', async () => {
      const put = (letter: string) =>
        store.put('a/one.jpg', Readable.from([Buffer.alloc(100_000, letter), Buffer.alloc(100_000, letter)]))
      await Promise.all([put('a'), put('b')])
      const text = await read('a/one.jpg')
      expect([text.length, new Set(text).size]).toEqual([200_000, 1])
    })

    it('leaves nothing of a source that fails half-way', async () => {
      await store.put('a/kept.jpg', Buffer.from('before'))
      const failing = () =>
        Readable.from(
          (async function* () {
            yield Buffer.alloc(100_000)
            throw new Error('the client went away')
          })(),
        )
      await expect(store.put('a/one.jpg', failing())).rejects.toThrow('the client went away')
      await expect(store.put('a/kept.jpg', failing())).rejects.toThrow('the client went away')
      expect(await store.head('a/one.jpg')).toBeNull()
      expect(await read('a/kept.jpg')).toBe('before')
      expect(await keysOf(store, 'a/')).toEqual(['a/kept.jpg'])
    })

    it('stops at the limit and leaves nothing', async () => {
      const endless = Readable.from(
        (async function* () {
          for (;;) yield Buffer.alloc(65_536)
        })(),
      )
      await expect(store.put('a/one.jpg', endless, { maxBytes: 1_048_576 })).rejects.toMatchObject({
        status: 413,
        code: 'too_large',
      })
      expect(endless.destroyed).toBe(true)
      expect(await store.head('a/one.jpg')).toBeNull()
      await store.put('a/one.jpg', Buffer.alloc(1000), { maxBytes: 1000 })
      expect(await store.head('a/one.jpg')).toMatchObject({ size: 1000 })
    })

    it('deletes, also what somebody reads', async () => {
      await store.put('a/one.jpg', Buffer.alloc(200_000, 'a'))
      const reading = await store.open('a/one.jpg')
      await store.delete('a/one.jpg')
      expect((await buffer(reading)).length).toBe(200_000)
      expect(await store.head('a/one.jpg')).toBeNull()
    })

    it('lists what is older than a time, by folder', async () => {
      for (const key of ['a/one.jpg', 'a/b/c/two.png', 'b/three.gif']) await store.put(key, Buffer.from(key))
      expect(await keysOf(store, 'a/')).toEqual(['a/b/c/two.png', 'a/one.jpg'])
      expect(await keysOf(store, 'b/')).toEqual(['b/three.gif'])
      expect(await keysOf(store, 'c/')).toEqual([])
      expect(await keysOf(store, 'a/', Date.now() - 60_000)).toEqual([])
    })
  })
}
