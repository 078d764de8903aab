import { setTimeout as wait } from 'node:timers/promises'
import { waitUntil } from '@rookery/testing'
import { describe, expect, it } from 'vitest'
import { connectBirds, serveBirds } from './testing/birds.ts'
import { openTcp } from './testing/open-tcp.ts'

/** Probed soon, with as long to answer as ever: a busy machine is not silent. */
const SOON = { afterMs: 50, answerMs: 20_000 }

/** Takes connections and whatever is sent, and never says a word. */
const openSilent = () => openTcp((socket) => socket.resume())

describe('an instance', () => {
  it('that falls silent loses reads, and writes with a key, to others, and gets none', async () => {
    await using silent = await openSilent()
    await using well = await serveBirds(async () => 'well')
    await using birds = connectBirds([silent.url, well.url], { deadlineMs: 50_000, probeMs: 600_000 })
    const asked = Array.from({ length: 10 }, () => [birds.find({ id: 1 }), birds.post({ idempotencyKey: 'a' })])
    expect(await Promise.all(asked.flat())).toEqual(Array(20).fill('well'))
    const before = silent.connections()
    for (let i = 0; i < 10; i++) expect(await birds.hatch({})).toBe('well')
    expect(silent.connections()).toBe(before)
  })

  it('that is alone keeps what it has, however silent: asked again it would have even more to do', async () => {
    const [begun, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()]
    let [asked, probes] = [0, 0]
    await using swamped = await serveBirds(
      () => {
        asked++
        begun.resolve()
        return answer.promise
      },
      {
        probed() {
          probes++
          return answer.promise
        },
      },
    )
    await using birds = connectBirds([swamped.url], { deadlineMs: 60_000, silence: { afterMs: 50, answerMs: 50 } })
    const found = birds.find({ id: 1 })
    await begun.promise
    // The second comes after the first was given up.
    await waitUntil(() => probes >= 2)
    answer.resolve('late')
    expect(await found).toBe('late')
    expect(asked).toBe(1)
  })

  it('that is slow keeps what it has', async () => {
    let [begun, probes] = [0, 0]
    const slow = async () => {
      begun++
      await waitUntil(() => probes >= 3)
      return 'slow'
    }
    const probed = async () => probes++
    await using a = await serveBirds(slow, { probed })
    await using b = await serveBirds(slow, { probed })
    await using birds = connectBirds([a.url, b.url], { deadlineMs: 60_000, silence: SOON })
    expect(await birds.find({ id: 1 })).toBe('slow')
    expect(begun).toBe(1)
  })

  it.each([
    ['while it refuses calls', 60_000],
    ['when it takes no connections any more', 0],
  ])('that is stopping is not silent: a slow read that it has stays with it, %s', async (_, drainMs) => {
    const begun = Promise.withResolvers<number>()
    let asked = 0
    const serve = (n: number) => {
      const slow = async () => {
        asked++
        begun.resolve(n)
        // What must not happen cannot be waited for: some silences more.
        await wait(10 * SOON.afterMs)
        return 'slow'
      }
      return serveBirds(slow, { drainMs })
    }
    const servers = await Promise.all([serve(0), serve(1)])
    const birds = connectBirds(
      servers.map(({ url }) => url),
      { deadlineMs: 60_000, silence: SOON },
    )
    const found = birds.find({ id: 1 })
    const closed = servers[await begun.promise]!.app.close()
    expect(await found).toBe('slow')
    expect(asked).toBe(1)
    await birds[Symbol.asyncDispose]()
    await closed
    await Promise.all(servers.map(({ app }) => app.close()))
  })
})
