/** Small pieces of SVG text. */
import type { Random } from '../random.ts'
import type { Palette } from './moods.ts'

/** What a scene has to draw with. */
export interface Sheet {
  width: number
  height: number
  palette: Palette
  random: Random
}

export const number = (value: number): string => String(Math.round(value * 10) / 10)

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = ''): string =>
  `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${fill}" ${more}/>`

export const circle = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${number(x)}" cy="${number(y)}" r="${number(r)}" fill="${fill}" ${more}/>`

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = ''): string =>
  `<ellipse cx="${number(x)}" cy="${number(y)}" rx="${number(rx)}" ry="${number(ry)}" fill="${fill}" ${more}/>`

export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`

export const stroke = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${number(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`

export const group = (content: string, more: string): string => `<g ${more}>${content}</g>`

/** A gradient from top to bottom (or to the right), by its id. */
export function gradient(id: string, stops: readonly string[], direction: 'down' | 'right' = 'down'): string {
  const to = direction === 'down' ? 'x2="0" y2="1"' : 'x2="1" y2="0"'
  const parts = stops.map((colour, n) => `<stop offset="${number(n / (stops.length - 1))}" stop-color="${colour}"/>`)
  return `<defs><linearGradient id="${id}" x1="0" y1="0" ${to}>${parts.join('')}</linearGradient></defs>`
}

export function glow(id: string, colour: string): string {
  const stops = `<stop offset="0" stop-color="${colour}" stop-opacity="0.75"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/>`
  return `<defs><radialGradient id="${id}">${stops}</radialGradient></defs>`
}

export const sky = ({ width, height, palette }: Sheet, share = 1): string =>
  `${gradient('sky', palette.sky)}${rect(0, 0, width, height * share, 'url(#sky)')}`

/** Sun or moon, with light around it. */
export function sun({ width, height, palette }: Sheet, x: number, y: number, size = 0.05): string {
  const r = Math.min(width, height) * size
  return `${glow('glow', palette.light)}${circle(x, y, r * 5, 'url(#glow)')}${circle(x, y, r, palette.light)}`
}

/** A hilly outline from the left edge to the right one, filled down to the bottom. */
export function ridge(sheet: Sheet, base: number, rise: number, fill: string, roughness = 3): string {
  const { width, height, random } = sheet
  const waves = Array.from({ length: 4 }, (_, n) => ({
    size: 1 / (n + 1) ** 1.2,
    length: (random.next() * 0.6 + 0.7) * roughness * (n + 1),
    phase: random.next() * Math.PI * 2,
  }))
  const at = (x: number) =>
    waves.reduce((sum, { size, length, phase }) => sum + size * Math.sin((x / width) * length * 2 + phase), 0)
  const points: string[] = []
  for (let x = 0; x <= width; x += width / 90) points.push(`${number(x)} ${number(base - rise * (0.5 + at(x) / 3.6))}`)
  points.push(`${width} ${number(base - rise * (0.5 + at(width) / 3.6))}`)
  return path(`M0 ${height} L${points.join(' L')} L${width} ${height} Z`, fill)
}

/** A small bird far away, wings up. */
export const farBird = (x: number, y: number, size: number, colour: string): string =>
  stroke(
    `M${number(x - size)} ${number(y - size * 0.35)} q${number(size * 0.6)} ${number(-size * 0.25)} ${number(size)} ${number(size * 0.35)} q${number(size * 0.4)} ${number(-size * 0.6)} ${number(size)} ${number(-size * 0.35)}`,
    colour,
    Math.max(1.2, size * 0.14),
  )

export function flock(sheet: Sheet, count: number, colour: string, area = 0.45): string {
  const { width, height, random } = sheet
  const [x, y] = [width * (0.2 + random.next() * 0.5), height * (0.12 + random.next() * 0.2)]
  return Array.from({ length: count }, () =>
    farBird(
      x + (random.next() - 0.5) * width * area,
      y + (random.next() - 0.5) * height * area * 0.5,
      height * (0.008 + random.next() * 0.012),
      colour,
    ),
  ).join('')
}
