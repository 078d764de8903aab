/** A stream that ends in `too_large` as soon as one byte too many has come. */
import { Transform } from 'node:stream'
import { tooLarge } from './media-store.ts'

export function limitBytes(maxBytes: number): Transform & { bytes: number } {
  const counter = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        counter.bytes += chunk.length
        if (counter.bytes > maxBytes) done(tooLarge(maxBytes))
        else done(null, chunk)
      },
    }),
    { bytes: 0 },
  )
  return counter
}
