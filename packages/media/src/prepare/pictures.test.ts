import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { IMAGE_LIMITS } from './limits.ts'
import { createPictures, fitting } from './pictures.ts'

const pictures = createPictures()
const plain = (width: number, height: number, background = '#336699') =>
  sharp({ create: { width, height, channels: 3, background } })
/** Left half red, right half blue: what is turned shows. */
const twoHalves = async (width: number, height: number) =>
  plain(width, height, '#ff0000').composite([
    {
      input: await plain(width / 2, height, '#0000ff')
        .png()
        .toBuffer(),
      left: width / 2,
      top: 0,
    },
  ])
const moving = async (format: 'gif' | 'webp', width: number, height: number, frames = 3) => {
  const images = Array.from({ length: frames }, (_, n) => ({
    create: { width, height, channels: 3 as const, background: { r: 60 * n, g: 200, b: 20 } },
  }))
  const buffers = await Promise.all(images.map((image) => sharp(image).png().toBuffer()))
  return sharp(buffers, { join: { animated: true } })
    [format]({ loop: 0, delay: frames > 1 ? Array(frames).fill(100) : undefined })
    .toBuffer()
}
const pixel = async (bytes: Buffer, left: number, top: number) => [
  ...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
]

it('keeps no metadata, and turns the picture as they said', async () => {
  const given = await (await twoHalves(200, 100))
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Artist: 'Alice' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .toBuffer()
  const before = await sharp(given).metadata()
  expect([before.orientation, before.exif?.includes('Alice')]).toEqual([6, true])
  expect(before.icc).toBeDefined()

  const { original, preview } = await pictures.prepare(given)
  for (const file of [original, preview]) {
    const { exif, icc, xmp, iptc, orientation } = await sharp(file.bytes).metadata()
    expect([exif, icc, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(file.bytes.includes('Alice')).toBe(false)
    expect([file.width, file.height, file.mime]).toEqual([100, 200, 'image/jpeg'])
  }
  // A quarter turn clockwise: the left half is above.
  expect((await pixel(original.bytes, 50, 20))[0]).toBeGreaterThan(200)
  expect((await pixel(original.bytes, 50, 180))[2]).toBeGreaterThan(200)
})

it('text in a PNG and bytes behind a picture are gone', async () => {
  const given = Buffer.concat([await plain(20, 20).png().toBuffer(), Buffer.from('<script>alert(1)</script>')])
  const { original } = await pictures.prepare(given)
  expect(original.bytes.includes('script')).toBe(false)
  expect(original.mime).toBe('image/png')
})

it('makes what is large smaller, a small preview, and leaves small ones their size', async () => {
  const large = await pictures.prepare(await plain(5000, 4000).jpeg().toBuffer())
  expect(large.original.width * large.original.height).toBeLessThanOrEqual(3840 * 2160)
  expect(large.original.width / large.original.height).toBeCloseTo(1.25, 2)
  expect(large.preview.width * large.preview.height).toBeLessThanOrEqual(640 * 360)
  const small = await pictures.prepare(await plain(3, 2).webp().toBuffer())
  expect([small.original.width, small.original.height, small.original.mime]).toEqual([3, 2, 'image/webp'])
  expect(small.blurhash).toMatch(/^U.{35}$/)
})

it('a strip stays a strip', () => {
  expect(fitting({ width: 100_000, height: 1 }, 230_400)).toMatchObject({ width: 100_000, height: 1 })
  expect(fitting({ width: 30_000_000, height: 1 }, 230_400).height).toBe(1)
})

it.each(['gif', 'webp'] as const)('a moving %s keeps moving, its preview does not', async (format) => {
  const { original, preview } = await pictures.prepare(await moving(format, 40, 30))
  const before = await sharp(original.bytes, { animated: true }).metadata()
  expect([before.format, before.pages, before.width, before.pageHeight]).toEqual([format, 3, 40, 30])
  expect([original.width, original.height, original.mime]).toEqual([40, 30, `image/${format}`])
  expect((await sharp(preview.bytes, { animated: true }).metadata()).pages ?? 1).toBe(1)
})

it('a GIF that does not move becomes PNG, AVIF becomes WebP', async () => {
  expect((await pictures.prepare(await plain(10, 10).gif().toBuffer())).original.mime).toBe('image/png')
  expect((await pictures.prepare(await plain(10, 10).avif().toBuffer())).original.mime).toBe('image/webp')
})

it('a moving picture that is too much as a whole is taken as its first frame', async () => {
  const given = await moving('gif', 40, 30)
  const { original } = await createPictures({ bytes: 100_000, pixels: 40 * 30 * 3 - 1 }).prepare(given)
  expect(original.mime).toBe('image/png')
  expect((await createPictures({ bytes: 100_000, pixels: 40 * 30 * 3 }).prepare(given)).original.mime).toBe('image/gif')
})

it.each<[what: string, bytes: () => Promise<Buffer>]>([
  ['text', async () => Buffer.from('just a text, in a file named picture.jpg')],
  ['nothing', async () => Buffer.alloc(0)],
  ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page behind the mark of a GIF', async () => Buffer.from('GIF89a<html><script>alert(1)</script></html>')],
  ['the mark of a JPEG alone', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1])],
  ['a PNG cut off', async () => (await noise(400, 400).png().toBuffer()).subarray(0, 20_000)],
  ['a JPEG cut off', async () => (await noise(400, 400).jpeg().toBuffer()).subarray(0, 20_000)],
])('refuses %s with 422', async (_what, bytes) => {
  await expect(pictures.prepare(await bytes())).rejects.toMatchObject({ status: 422 })
})

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })

it('refuses a bomb by its header, before anything of it is decoded', async () => {
  const bomb = await plain(10, 10).png().toBuffer()
  bomb.writeUInt32BE(20_000, 16)
  bomb.writeUInt32BE(20_000, 20)
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
  await expect(pictures.prepare(bomb)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('20000x20000'),
  })
})

it('refuses a picture of too many bytes', async () => {
  const head = await plain(10, 10).png().toBuffer()
  await expect(pictures.prepare(Buffer.concat([head, Buffer.alloc(IMAGE_LIMITS.bytes)]))).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('16 MB'),
  })
})

it('crops to the size asked for, a still one beside what moves', async () => {
  const { picture, still } = await pictures.crop(await plain(1000, 200).jpeg().toBuffer(), { width: 400, height: 400 })
  expect([picture.width, picture.height, still]).toEqual([400, 400, null])
  const both = await pictures.crop(await moving('gif', 60, 30), { width: 400, height: 400 })
  expect([both.picture.mime, both.picture.width, both.picture.height]).toEqual(['image/gif', 400, 400])
  expect([both.still?.mime, both.still?.width]).toEqual(['image/png', 400])
})
