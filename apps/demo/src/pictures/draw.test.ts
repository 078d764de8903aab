import sharp from 'sharp'
import { expect, test } from 'vitest'
import { CAST } from '../cast/index.ts'
import { createRandom } from '../random.ts'
import { drawAvatar, drawHeader, drawPicture } from './draw.ts'
import { MOODS } from './moods.ts'
import { SCENES, type SceneName } from './scenes.ts'

test('the same idea and name make the same bytes, another name another picture', async () => {
  const idea = { scene: 'herons', mood: 'dusk', shape: 'wide' } as const
  const [one, again, other] = await Promise.all(['a', 'a', 'b'].map((name) => drawPicture(idea, name)))
  expect(one!.bytes.equals(again!.bytes)).toBe(true)
  expect(one!.bytes.equals(other!.bytes)).toBe(false)
})

test('shapes are wide, square, tall and a panorama', async () => {
  const ratio = async (shape: 'wide' | 'square' | 'tall' | 'panorama') => {
    const { width, height } = await sharp(
      (await drawPicture({ scene: 'lake', mood: 'day', shape }, 'x')).bytes,
    ).metadata()
    return Number((width / height).toFixed(1))
  }
  expect(await Promise.all([ratio('wide'), ratio('square'), ratio('tall'), ratio('panorama')])).toEqual([
    1.6, 1, 0.7, 2.9,
  ])
})

test.each(Object.keys(SCENES) as SceneName[])('%s can be drawn, and is not one flat colour', async (scene) => {
  const palettes = Object.values(MOODS)
  const sheet = { width: 240, height: 160, palette: palettes[scene.length % palettes.length]!, random: createRandom(1) }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160">${SCENES[scene](sheet)}</svg>`
  const { channels } = await sharp(Buffer.from(svg)).stats()
  expect(Math.max(...channels.slice(0, 3).map(({ stdev }) => stdev))).toBeGreaterThan(8)
})

test('profile pictures of the first ones', async () => {
  for (const person of CAST.slice(0, 3)) {
    const [avatar, header] = await Promise.all([drawAvatar(person), drawHeader(person)])
    expect((await sharp(avatar.bytes).metadata()).width).toBe((await sharp(avatar.bytes).metadata()).height)
    expect((await sharp(header.bytes).metadata()).width).toBeGreaterThan(1_000)
  }
})
