/** From an idea to a file: SVG text of our own, drawn and compressed by sharp. The same idea and seed make the same bytes. */
import sharp from 'sharp'
import type { Person } from '../people.ts'
import { createRandom, hash } from '../random.ts'
import type { PictureIdea, Shape } from '../texts/subject.ts'
import { MOODS } from './moods.ts'
import { portrait } from './portrait.ts'
import { SCENES } from './scenes.ts'

export interface Drawn {
  bytes: Buffer
  type: 'image/jpeg' | 'image/png' | 'image/webp'
}

const SIZES: Readonly<Record<Shape, readonly [width: number, height: number]>> = {
  wide: [1200, 750],
  square: [900, 900],
  tall: [800, 1100],
  panorama: [1600, 560],
}
const AVATAR = 240
const HEADER = [1200, 400] as const
const FLAT = ['tiles', 'rosettes', 'weave', 'fields', 'waves']

/** `name` makes two pictures of one idea differ. */
export function drawPicture({ scene, mood, shape }: Omit<PictureIdea, 'alt'>, name: string): Promise<Drawn> {
  const [width, height] = SIZES[shape]
  const svg = sceneSvg(scene, mood, width, height, name)
  if (FLAT.includes(scene)) return compress(svg, 'image/png')
  return compress(svg, hash(name) % 4 === 0 ? 'image/webp' : 'image/jpeg')
}

export function drawAvatar({ username, look, header }: Person): Promise<Drawn> {
  if (look === 'scene') return compress(sceneSvg(header[0], header[1], AVATAR, AVATAR, username), 'image/png')
  const face = portrait(look, createRandom(hash(username)))
  const box = `width="${AVATAR}" height="${AVATAR}" viewBox="0 0 200 200"`
  return compress(`<svg xmlns="http://www.w3.org/2000/svg" ${box}>${face}</svg>`, 'image/png')
}

export function drawHeader({ username, header: [scene, mood] }: Person): Promise<Drawn> {
  return compress(sceneSvg(scene, mood, ...HEADER, `${username} header`), 'image/jpeg')
}

function sceneSvg(scene: PictureIdea['scene'], mood: PictureIdea['mood'], width: number, height: number, name: string) {
  const content = SCENES[scene]({ width, height, palette: MOODS[mood], random: createRandom(hash(name)) })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`
}

async function compress(svg: string, type: Drawn['type']): Promise<Drawn> {
  const drawn = sharp(Buffer.from(svg)).flatten({ background: '#ffffff' })
  if (type === 'image/jpeg') return { bytes: await drawn.jpeg({ quality: 86 }).toBuffer(), type }
  if (type === 'image/webp') return { bytes: await drawn.webp({ quality: 86, effort: 2 }).toBuffer(), type }
  return { bytes: await drawn.png({ palette: true, compressionLevel: 6, effort: 2 }).toBuffer(), type }
}
