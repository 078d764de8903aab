import net from 'node:net'
import { expect, test } from 'vitest'
import { gather, wholeAnswers } from './whole-answers.ts'

/** Its length, and so many bytes. */
function answer(length: number): Buffer {
  const bytes = Buffer.alloc(4 + length, length % 256)
  bytes.writeInt32BE(length)
  return bytes
}

test('however the bytes come, answers are passed on whole and in order', () => {
  const sent = Buffer.concat([answer(10), answer(0), answer(300), answer(70_000), answer(1)])
  for (const size of [1, 3, 4, 5, 17, 1_000, sent.length]) {
    const pieces: Buffer[] = []
    const take = gather((bytes) => pieces.push(bytes))
    for (let i = 0; i < sent.length; i += size) take(sent.subarray(i, i + size))
    expect(Buffer.concat(pieces).equals(sent)).toBe(true)
    for (const piece of pieces) {
      let end = 0
      while (end < piece.length) end += 4 + piece.readInt32BE(end)
      expect(end).toBe(piece.length)
    }
  }
})

test('of a connection that breaks in the middle of an answer, the half is not passed on', async () => {
  await using server = net.createServer((socket) => {
    socket.write(Buffer.concat([answer(20), answer(1_000).subarray(0, 500)]), () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  const socket = wholeAnswers(net.connect({ host: '127.0.0.1', port }))
  const heard: Buffer[] = []
  socket.on('data', (bytes) => heard.push(bytes))
  socket.on('error', () => {})
  await new Promise((resolve) => socket.on('close', resolve))
  expect(Buffer.concat(heard).equals(answer(20))).toBe(true)
})
