import sharp from 'sharp'
import { expect, it } from 'vitest'
import { contentTypeOfKey, recognise, SUPPORTED_TYPES } from './recognise.ts'

const box = (type: string, ...parts: (string | number[])[]) => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 8)
  return Buffer.concat([length, Buffer.from(type), body])
}
const picture = sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })

it.each<[mime: string, bytes: () => Promise<Buffer> | Buffer]>([
  ['image/jpeg', () => picture.clone().jpeg().toBuffer()],
  ['image/png', () => picture.clone().png().toBuffer()],
  ['image/gif', () => picture.clone().gif().toBuffer()],
  ['image/webp', () => picture.clone().webp().toBuffer()],
  ['image/avif', () => picture.clone().avif().toBuffer()],
  ['video/mp4', () => Buffer.concat([box('ftyp', 'isom', [0, 0, 2, 0], 'isommp41'), box('mdat', 'x'.repeat(64))])],
  ['video/quicktime', () => Buffer.concat([box('ftyp', 'qt  ', [0, 0, 2, 0], 'qt  '), box('mdat', 'x'.repeat(64))])],
  ['audio/mpeg', () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(500)])],
  [
    'audio/ogg',
    () => Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('\x01vorbis'), Buffer.alloc(64)]),
  ],
  ['audio/flac', () => Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(64)])],
  ['audio/wav', () => Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(64)])],
])('knows %s by its content', async (mime, bytes) => {
  const found = await recognise(await bytes())
  expect(found?.mime).toBe(mime)
  expect(SUPPORTED_TYPES).toContain(mime)
  expect(contentTypeOfKey(`posts/ab/cd/x.${found?.extension}`)).toBe(mime)
})

it.each(['', 'text', '<html>', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'PK\x03\x04', '\x7fELF', 'MZ'])(
  'takes no %j',
  async (text) => {
    expect(await recognise(Buffer.from(text, 'latin1'))).toBeNull()
  },
)
