import { seededRandom } from '@rookery/testing'
import { expect, test } from 'vitest'
import { decodeClaims, decodeShare, encodeClaims, encodeShare, share } from './assign.ts'

const partitions = Array.from({ length: 12 }, (_, i) => `tweets:${i}`)
const toTopic = (name: string) => `rookery.${name}`

test('any coming and going: every partition once, evenly, and no more is moved than has to be', () => {
  const random = seededRandom(12)
  let members = [{ memberId: 'alice', generation: 0, owned: [] as string[] }]
  for (let generation = 1; generation < 300; generation++) {
    const gone = members.length > 1 && random.chance(0.5)
    if (gone) members = members.filter((_, i) => i !== generation % members.length)
    else members = [...members, { memberId: `m${random.int(0, 1e9)}`, generation: 0, owned: [] }]
    const shares = share(partitions, members)
    expect([...shares.values()].flat().sort()).toEqual([...partitions].sort())
    const sizes = [...shares.values()].map(({ length }) => length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    const kept = members.reduce(
      (sum, { memberId, owned }) => sum + owned.filter((p) => shares.get(memberId)!.includes(p)).length,
      0,
    )
    const claimed = members.flatMap(({ owned }) => owned).length
    // When somebody goes, nobody else gives anything away; who comes takes one share.
    if (gone && members.length <= partitions.length) expect(kept).toBe(claimed)
    else expect(kept).toBeGreaterThanOrEqual(claimed - Math.ceil(partitions.length / members.length))
    members = members.map(({ memberId }) => ({ memberId, generation, owned: shares.get(memberId)! }))
  }
})

test('the first partition stays where it is while somebody comes', () => {
  const [alice, bob] = [
    { memberId: 'zalice', generation: 4, owned: partitions },
    { memberId: 'bob', generation: 0, owned: [] },
  ]
  expect(share(partitions, [bob, alice]).get('zalice')).toContain('tweets:0')
})

test('of two who claim the same, the later one is right', () => {
  const shares = share(
    ['tweets:0', 'tweets:1'],
    [
      { memberId: 'alice', generation: 3, owned: ['tweets:0', 'tweets:1'] },
      { memberId: 'bob', generation: 5, owned: ['tweets:0'] },
    ],
  )
  expect(Object.fromEntries(shares)).toEqual({ alice: ['tweets:1'], bob: ['tweets:0'] })
})

test('claims and shares survive their bytes', () => {
  const claims = { generation: 7, owned: ['tweets:3', 'users:0'] }
  expect(decodeClaims('alice', encodeClaims(['rookery.tweets'], claims))).toEqual({ memberId: 'alice', ...claims })
  const given = ['tweets:0', 'tweets:11', 'users:2']
  expect(decodeShare(encodeShare(given, toTopic), ['tweets', 'users', 'follows'], toTopic)).toEqual(given)
  expect(decodeShare(encodeShare([], toTopic), ['tweets'], toTopic)).toEqual([])
})
