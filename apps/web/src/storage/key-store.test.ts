import { expect, it } from 'vitest'
import { openStore } from './key-store.ts'

function fakeStorage(room = Number.POSITIVE_INFINITY): Storage {
  const items: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => items[key] ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new Error('QuotaExceededError')
      items[key] = value
    },
    removeItem: (key: string) => void delete items[key],
    clear: () => Object.keys(items).map((key) => delete items[key]),
  }
  return new Proxy(items, {
    get: (_, name) => methods[name as keyof typeof methods] ?? items[name as string],
  }) as unknown as Storage
}

it('keeps in the browser what it takes', () => {
  const storage = fakeStorage()
  const store = openStore(() => storage)
  expect(store.set('a', '1')).toBe(true)
  expect([store.get('a'), storage.getItem('a'), store.keys()]).toEqual(['1', '1', ['a']])
  store.remove('a')
  expect([store.get('a'), store.keys()]).toEqual([null, []])
})

it('goes on in memory where even looking at the storage throws', () => {
  const store = openStore(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  expect(store.get('a')).toBeNull()
  expect(store.set('a', '1')).toBe(false)
  expect([store.get('a'), store.keys()]).toEqual(['1', ['a']])
  store.clear()
  expect([store.get('a'), store.keys()]).toEqual([null, []])
})

it('a full storage keeps no older value beside the one that is known', () => {
  const storage = fakeStorage(3)
  const store = openStore(() => storage)
  store.set('a', 'old')
  expect(store.set('a', 'newer')).toBe(false)
  expect([store.get('a'), storage.getItem('a')]).toEqual(['newer', null])
  expect(store.set('a', 'new')).toBe(true)
  expect([store.get('a'), storage.getItem('a')]).toEqual(['new', 'new'])
})
