// Elasticsearch is away, at start and later: nothing is lost or parked, searches say 503.
import { waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createGate, type Gate } from './gate.ts'
import { openSearchWorld, type SearchWorld } from './service-world.ts'
import { elasticsearchStore } from './stores.ts'

let gate: Gate
let world: SearchWorld
beforeAll(async () => {
  world = await openSearchWorld(async () => {
    const store = await elasticsearchStore()
    gate = await createGate(store.config.elasticsearch.nodes[0]!)
    gate.shut()
    const config = { elasticsearch: { ...store.config.elasticsearch, nodes: [gate.url] } }
    return { ...store, config, engine: store.engine }
  })
})
afterAll(async () => {
  gate?.open()
  await world?.[Symbol.asyncDispose]()
  await gate?.[Symbol.asyncDispose]()
})

it('starts without it, answers 503, and fills the index when it is there', async () => {
  const alice = await world.account('alice')
  const id = await world.post(alice, 'an early heron')
  await expect(world.find('heron')).rejects.toMatchObject({ status: 503 })
  await expect(world.people('ali')).rejects.toMatchObject({ status: 503 })
  await expect(world.tags('x')).rejects.toMatchObject({ status: 503 })
  gate.open()
  await world.running.app.caughtUp()
  expect([await world.find('heron'), await world.people('ali')]).toEqual([[id], [alice]])
})

it('goes away in the middle of things and comes back: each event is applied, none is parked', async () => {
  const bob = await world.account('bob')
  await world.running.app.caughtUp()
  const ids: number[] = []
  for (let n = 0; n < 30; n++) {
    if (n === 10) gate.shut()
    ids.push(await world.post(bob, `egret ${n}`))
    if (n === 25) await waitUntil(async () => (await world.find('egret').catch(() => null)) === null)
  }
  await world.remove(ids[0]!)
  await world.edit(ids[1]!, { text: 'a bittern now' })
  gate.open()
  await world.running.app.caughtUp()
  expect((await world.find('egret')).toSorted()).toEqual(ids.slice(2))
  expect(await world.find('bittern')).toEqual([ids[1]])
  expect(world.parked).toEqual([])
})

it('closes while Elasticsearch is away; what it had in hand is delivered again', async () => {
  const carol = await world.account('carol')
  await world.running.app.caughtUp()
  gate.shut()
  const id = await world.post(carol, 'a last curlew')
  await world.restart()
  gate.open()
  await world.running.app.caughtUp()
  expect(await world.find('curlew')).toEqual([id])
  expect(world.parked).toEqual([])
})
