import { waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import type { Client } from './client.ts'
import { takeLock } from './rebuild-lock.ts'

interface Held {
  if_seq_no: number
  document: { owner: string }
}

/** One document with a sequence number; the answer to the first renewal is lost. */
function server() {
  let document: { owner: string } | null = null
  let [sequence, renewals] = [0, 0]
  const expecting = ({ if_seq_no }: { if_seq_no: number }) => {
    if (if_seq_no !== sequence) throw Object.assign(new Error('conflict'), { statusCode: 409 })
  }
  const answer = () => ({ _seq_no: ++sequence, _primary_term: 1 })
  const client = {
    indices: { create: async () => ({}) },
    async create(given: { document: { owner: string } }) {
      document = given.document
      return answer()
    },
    async index(given: Held) {
      expecting(given)
      document = given.document
      const said = answer()
      if (++renewals === 1) throw Object.assign(new Error('cut off'), { name: 'ConnectionError' })
      return said
    },
    get: async () => ({ _source: document, _seq_no: sequence, _primary_term: 1 }),
    async delete(given: { if_seq_no: number }) {
      expecting(given)
      document = null
    },
  } as unknown as Client
  return {
    client,
    renewals: () => renewals,
    document: () => document,
    steal() {
      document = { owner: 'bob' }
      sequence++
    },
  }
}

test('a renewal whose answer was lost is still ours: it is renewed again, and let go of', async () => {
  const { client, renewals, document } = server()
  {
    await using _lock = await takeLock(client, 'lock', { leaseMs: 20 })
    await waitUntil(async () => renewals() > 2)
  }
  expect(document()).toBeNull()
})

test("another's is left alone", async () => {
  const { client, renewals, document, steal } = server()
  {
    await using _lock = await takeLock(client, 'lock', { leaseMs: 20 })
    await waitUntil(async () => renewals() > 2)
    steal()
  }
  expect(document()).toEqual({ owner: 'bob' })
})
