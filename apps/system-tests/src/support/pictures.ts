/** Files to upload, made here: the tests carry none. */
import { crc32, deflateSync } from 'node:zlib'

/** A PNG of one colour with a stripe, unlike any other of the run. */
export function draw(width: number, height: number): Buffer<ArrayBuffer> {
  const stripe = Math.floor(Math.random() * 256)
  const row = Buffer.alloc(width * 3 + 1, stripe)
  row[0] = 0
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => (y % 7 === 0 ? Buffer.alloc(row.length) : row)))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits, RGB.
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** The beginning of an MP3, and silence. */
export const SOUND = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(2_000)])
