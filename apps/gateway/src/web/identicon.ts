/** A symmetric pattern of 5 × 5 cells in one colour, from a hash of the id. */
import { createHash } from 'node:crypto'
import type { Id } from '@rookery/contracts'
import { encodePng, type Rgb } from '@rookery/media/encode-png'

const CELL = 24
const SIZE = CELL * 6
const PAPER: Rgb = [240, 238, 246]

export function drawIdenticon(id: Id): Buffer {
  const hash = createHash('sha256').update(`avatar ${id}`).digest()
  const ink = colour((hash[0]! * 256 + hash[1]!) % 360)
  return encodePng(SIZE, SIZE, (x, y) => {
    const [column, row] = [Math.floor((x - CELL / 2) / CELL), Math.floor((y - CELL / 2) / CELL)]
    if (column < 0 || column > 4 || row < 0 || row > 4) return PAPER
    return hash[2 + row * 3 + Math.min(column, 4 - column)]! % 2 === 0 ? ink : PAPER
  })
}

/** HSL with fixed saturation and lightness, as https://www.w3.org/TR/css-color-4/#hsl-to-rgb has it. */
function colour(hue: number): Rgb {
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12
    return Math.round(255 * (0.45 - 0.2 * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [channel(0), channel(8), channel(4)]
}
