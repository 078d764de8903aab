/** Flat patterns: glazed tiles, stars of eight, weaving, a quilt of fields, sound waves. */
import { circle, gradient, group, number, path, rect, type Sheet, stroke } from './svg.ts'

function tiles(sheet: Sheet): string {
  const { width, height, random } = sheet
  const blues = random.chance(0.5)
    ? ['#f5f3ea', '#1f4e8c', '#4f86c6', '#e3b341']
    : ['#f7f2e6', '#1d6f6a', '#58a79b', '#d9713c']
  const [ground, dark, light, spot] = blues as [string, string, string, string]
  const size = Math.min(width, height) / random.pick([3, 4, 5])
  const kind = random.int(0, 1)
  const leaf = (angle: number) =>
    group(
      path('M50 50 C38 34 38 16 50 4 C62 16 62 34 50 50 Z', dark) +
        path('M50 44 C45 34 45 22 50 12 C55 22 55 34 50 44 Z', light),
      `transform="rotate(${angle} 50 50)"`,
    )
  const corner = (angle: number) =>
    group(
      path('M0 0 H30 A30 30 0 0 1 0 30 Z', light) + path('M0 0 H18 A18 18 0 0 1 0 18 Z', dark),
      `transform="rotate(${angle} 50 50)"`,
    )
  const flower = [0, 90, 180, 270].map((angle) => leaf(angle) + corner(angle)).join('') + circle(50, 50, 9, spot)
  const knot =
    [45, 135, 225, 315].map(leaf).join('') +
    circle(50, 50, 34, 'none', `stroke="${dark}" stroke-width="5"`) +
    circle(50, 50, 8, spot) +
    [0, 90, 180, 270].map(corner).join('')
  let drawn = rect(0, 0, width, height, ground)
  for (let y = 0; y * size < height; y++) {
    for (let x = 0; x * size < width; x++) {
      const motif = (x + y) % 2 === kind ? flower : knot
      drawn += group(
        rect(0, 0, 100, 100, ground) + motif + rect(0, 0, 100, 100, 'none', 'stroke="#c9c4b4" stroke-width="1.5"'),
        `transform="translate(${number(x * size)} ${number(y * size)}) scale(${(size / 100).toFixed(3)})"`,
      )
    }
  }
  return drawn
}

function rosettes(sheet: Sheet): string {
  const { width, height, random } = sheet
  const [ground, dark, light, gold] = random.pick([
    ['#0f4c5c', '#082f3a', '#e9dcc0', '#d8a03d'],
    ['#14532d', '#0a2f19', '#efe6cf', '#c9962f'],
    ['#1e3a8a', '#13235a', '#f3ead3', '#d9a441'],
  ]) as [string, string, string, string]
  const size = Math.min(width, height) / 3
  const square = 'M-32 -32 H32 V32 H-32 Z'
  const star =
    group(path(square, light), '') +
    group(path(square, light), 'transform="rotate(45)"') +
    circle(0, 0, 30, ground) +
    [0, 45, 90, 135]
      .map((angle) => group(path('M0 -28 L6 0 L0 28 L-6 0 Z', gold), `transform="rotate(${angle})"`))
      .join('') +
    circle(0, 0, 7, dark)
  const cross = group(
    path('M-12 -12 H12 V12 H-12 Z', gold) + path('M-7 -7 H7 V7 H-7 Z', dark),
    'transform="rotate(45)"',
  )
  let drawn = rect(0, 0, width, height, ground)
  for (let y = 0; y <= height / size + 1; y++) {
    for (let x = 0; x <= width / size + 1; x++) {
      const at = (dx: number, dy: number, what: string) =>
        group(
          what,
          `transform="translate(${number((x + dx) * size)} ${number((y + dy) * size)}) scale(${(size / 100).toFixed(3)})"`,
        )
      drawn +=
        at(0, 0, stroke('M-50 0 H50 M0 -50 V50 M-50 -50 L50 50 M50 -50 L-50 50', light, 2.5)) +
        at(0, 0, star) +
        at(0.5, 0.5, cross)
    }
  }
  return drawn
}

function weave(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const step = Math.min(width, height) / 26
  const colours = [...palette.accents, ...palette.land]
  const stripes = (length: number) => {
    const all: string[] = []
    while (all.length < length) {
      const colour = random.pick(colours)
      for (let n = random.int(1, 4); n > 0; n--) all.push(colour)
    }
    return all
  }
  const [warp, weft] = [stripes(Math.ceil(width / step)), stripes(Math.ceil(height / step))]
  let drawn = rect(0, 0, width, height, '#f3ede0')
  for (const [y, across] of weft.entries()) {
    for (const [x, down] of warp.entries()) {
      const over = (x + y) % 4 < 2
      const [w, h] = over ? [step * 0.98, step * 0.82] : [step * 0.82, step * 0.98]
      drawn += rect(x * step, y * step, w, h, over ? across : down, `rx="${number(step * 0.22)}"`)
    }
  }
  return drawn
}

function fields(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const colours = [...palette.land.slice(0, 3), ...palette.accents]
  const draw = (x: number, y: number, w: number, h: number, depth: number): string => {
    if (depth === 0 || (depth < 3 && random.chance(0.18))) {
      const [colour, lines] = [random.pick(colours), random.int(4, 12)]
      const furrows = Array.from({ length: lines }, (_, n) =>
        w > h
          ? rect(x, y + (h * n) / lines, w, 2, '#000000', 'opacity="0.1"')
          : rect(x + (w * n) / lines, y, 2, h, '#000000', 'opacity="0.1"'),
      )
      return (
        rect(x, y, w, h, colour) +
        furrows.join('') +
        rect(x, y, w, h, 'none', `stroke="${palette.land[3]}" stroke-width="4"`)
      )
    }
    const cut = 0.35 + random.next() * 0.3
    return w > h
      ? draw(x, y, w * cut, h, depth - 1) + draw(x + w * cut, y, w * (1 - cut), h, depth - 1)
      : draw(x, y, w, h * cut, depth - 1) + draw(x, y + h * cut, w, h * (1 - cut), depth - 1)
  }
  const river = `M${number(width * 0.1)} -20 C${number(width * 0.4)} ${number(height * 0.3)} ${number(width * 0.2)} ${number(height * 0.6)} ${number(width * 0.6)} ${height + 20}`
  const turned = group(
    draw(-width * 0.3, -height * 0.3, width * 1.6, height * 1.6, 6),
    `transform="rotate(-14 ${width / 2} ${height / 2})"`,
  )
  return (
    turned +
    stroke(river, '#5b9bb5', Math.min(width, height) * 0.05) +
    stroke(river, '#9ed0df', Math.min(width, height) * 0.012)
  )
}

function waves(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const bars = Math.round(width / (height * 0.035))
  const drawn = Array.from({ length: bars }, (_, n) => {
    const along = n / bars
    const loud = Math.abs(Math.sin(along * 9) * Math.sin(along * 2.6 + 1)) * 0.6 + random.next() * 0.22 + 0.04
    const tall = height * 0.7 * loud
    return rect((width * n) / bars + 2, height / 2 - tall / 2, width / bars - 5, tall, 'url(#loud)', 'rx="5"')
  })
  return [
    gradient('back', [palette.land[3], palette.sky[0]]),
    rect(0, 0, width, height, 'url(#back)'),
    gradient('loud', [palette.accents[0]!, palette.accents[1]!]),
    ...drawn,
  ].join('')
}

export const PATTERNS = { tiles, rosettes, weave, fields, waves }
