import { expect, test, vi } from 'vitest'
import { waitUntil } from './wait-until.ts'

test('returns the first truthy value, and takes errors for "not yet"', async () => {
  let calls = 0
  const value = await waitUntil(() => {
    calls++
    if (calls === 1) throw new Error('not yet')
    return calls > 2 ? `after ${calls}` : undefined
  })
  expect(value).toBe('after 3')
})

test('says what was awaited and what was seen last', async () => {
  const options = { timeoutMs: 5, describe: 'three followers' }
  await expect(waitUntil(() => 0, options)).rejects.toThrow('waited 5 ms in vain for three followers (last value: 0)')
  const fail = () => Promise.reject(new Error('refused'))
  await expect(waitUntil(fail, { timeoutMs: 5, describe: async () => 'bob' })).rejects.toThrow(
    'for bob (last error: refused)',
  )
})

test('a clock that is set, and a machine that stands still, do not end the wait', async () => {
  const clock = vi.spyOn(performance, 'now')
  let [now, rounds] = [0, 0]
  clock.mockImplementation(() => now)
  const hours = async () => {
    now += 3_600_000
    return ++rounds === 5
  }
  try {
    expect(await waitUntil(hours, { timeoutMs: 5_000 })).toBe(true)
    await expect(waitUntil(hours, { timeoutMs: 5_000 })).rejects.toThrow('in vain')
    expect(rounds).toBe(11)
  } finally {
    clock.mockRestore()
  }
})
