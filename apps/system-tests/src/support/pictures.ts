/** Files to upload, made here: the tests carry none. */
import { encodePng } from '@rookery/media/encode-png'

/** A PNG of one grey with black lines, unlike any other of the run. */
export function draw(width: number, height: number): Buffer<ArrayBuffer> {
  const grey = Math.floor(Math.random() * 256)
  return Buffer.from(encodePng(width, height, (_x, y) => (y % 7 === 0 ? [0, 0, 0] : [grey, grey, grey])))
}

/** The beginning of an MP3, and silence. */
export const SOUND = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(2_000)])
