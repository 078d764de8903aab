/** From sending the POST to the frame on a follower's socket, with 1 and with 100 listeners. */
import { once } from 'node:events'
import WebSocket from 'ws'
import type { Member, Rig } from '../rig.ts'
import { type Figure, percentile } from '../stats.ts'

const POSTS = 500
/** Not measured: code that was never run before is slow. */
const WARM_UP = 100
const PAUSE_MS = 10

export async function live(rig: Rig): Promise<Figure[]> {
  const author = await rig.signUp('live_author')
  const figures: Figure[] = []
  for (const listeners of [1, 100]) {
    const followers: Member[] = []
    for (let n = 0; n < listeners; n++) {
      const follower = await rig.signUp(`live_${listeners}_${n}`)
      await rig.request(follower, 'POST', `/api/v1/accounts/${author.id}/follow`)
      followers.push(follower)
    }
    await rig.quiet()
    const delays = await measure(rig, author, followers)
    for (const [name, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      const goal = name === 'p99' ? `≤ ${listeners === 1 ? 15 : 20} ms` : undefined
      figures.push({
        name: `POST → socket, ${listeners} listeners, ${name}`,
        value: percentile(delays, share),
        unit: 'ms',
        goal,
      })
    }
  }
  return figures
}

async function measure(rig: Rig, author: Member, followers: Member[]): Promise<number[]> {
  const sentAt = new Map<string, number>()
  const delays: number[] = []
  let arrived = 0
  const seen = new Set<string>()
  const sockets = followers.map((follower) => {
    const socket = new WebSocket(`${rig.url.replace('http', 'ws')}/api/v1/streaming?stream=user`, follower.token)
    socket.on('message', (data) => {
      const now = performance.now()
      // A parser's time in a hundred listeners of one process would be taken for ours.
      const serial = /"update".*latency (\d+-\d+)/.exec(String(data))?.[1]
      if (!serial) return
      arrived++
      seen.add(serial)
      if (sentAt.size > WARM_UP) delays.push(now - sentAt.get(serial)!)
    })
    return socket
  })
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  for (let n = 0; n < POSTS; n++) {
    const serial = `${followers.length}-${n}`
    sentAt.set(serial, performance.now())
    await rig.request(author, 'POST', '/api/v1/statuses', { status: `latency ${serial}` })
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  const deadline = performance.now() + 10_000
  while (arrived < POSTS * followers.length && performance.now() < deadline) await new Promise((r) => setTimeout(r, 20))
  for (const socket of sockets) socket.close()
  if (arrived !== POSTS * followers.length) {
    const missing = [...sentAt.keys()].filter((serial) => !seen.has(serial))
    throw new Error(
      `${arrived} of ${POSTS * followers.length} frames arrived; nobody got ${missing.join(', ') || 'none'}`,
    )
  }
  return delays
}
