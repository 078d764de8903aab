/** Out of doors: water, hills, woods, dunes, the sky at night. */
import {
  circle,
  ellipse,
  flock,
  glow,
  gradient,
  group,
  number,
  path,
  rect,
  ridge,
  type Sheet,
  sky,
  stroke,
  sun,
} from './svg.ts'

/** A wading bird that stands and looks left; `size` is its height. */
export function heron(x: number, y: number, size: number, colour: string, flip = false): string {
  const bird = [
    stroke('M-2 0 L-2 -36 M5 0 L4 -36', colour, 2),
    path('M-14 -44 C-8 -58 10 -60 26 -40 L34 -30 C22 -30 8 -32 -4 -34 C-12 -36 -15 -40 -14 -44 Z', colour),
    stroke('M-10 -46 C-22 -56 -6 -66 -12 -80 C-14 -86 -18 -88 -22 -88', colour, 5),
    path('M-18 -92 C-22 -92 -26 -90 -27 -88 L-50 -83 L-27 -84 C-22 -83 -17 -85 -16 -88 Z', colour),
    stroke('M-18 -91 C-10 -92 -6 -90 0 -86', colour, 1.6),
  ].join('')
  const scale = size / 94
  return group(
    bird,
    `transform="translate(${number(x)} ${number(y)}) scale(${number(flip ? -scale * 10 : scale * 10)} ${number(scale * 10)}) scale(0.1)"`,
  )
}

function reeds({ width, height, random }: Sheet, colour: string, from: number, to: number, count: number): string {
  return Array.from({ length: count }, () => {
    const x = width * (from + random.next() * (to - from))
    const tall = height * (0.08 + random.next() * 0.22)
    const lean = (random.next() - 0.5) * tall * 0.35
    const top = `${number(x + lean)} ${number(height - tall)}`
    const head = random.chance(0.35) ? ellipse(x + lean, height - tall, height * 0.006, height * 0.024, colour) : ''
    return (
      stroke(`M${number(x)} ${height} Q${number(x)} ${number(height - tall * 0.6)} ${top}`, colour, height * 0.004) +
      head
    )
  }).join('')
}

function glitter({ width, height, random, palette }: Sheet, x: number, from: number): string {
  return Array.from({ length: 46 }, (_, n) => {
    const y = from + ((height - from) * (n + 1)) / 48
    const spread = width * 0.02 + (y - from) * 0.35
    const long = width * (0.01 + random.next() * 0.05)
    const left = x + (random.next() - 0.5) * spread * 2 - long / 2
    return rect(
      left,
      y,
      long,
      Math.max(1, height * 0.003),
      palette.light,
      `opacity="${number(0.15 + random.next() * 0.45)}" rx="2"`,
    )
  }).join('')
}

function lake(sheet: Sheet, herons: number): string {
  const { width, height, palette, random } = sheet
  const [shore, x] = [height * 0.58, width * (0.3 + random.next() * 0.4)]
  const water = [palette.sky[2], palette.sky[1], palette.sky[0]]
  const birds = Array.from({ length: herons }, (_, n) => {
    const place = width * (0.16 + (0.68 * (n + 0.5 + (random.next() - 0.5) * 0.4)) / herons)
    return heron(
      place,
      height * (0.8 + random.next() * 0.08),
      height * (0.24 + random.next() * 0.08),
      palette.land[3],
      random.chance(0.5),
    )
  })
  return [
    sky(sheet),
    sun(sheet, x, shore - height * 0.14),
    ridge(sheet, shore + 4, height * 0.22, palette.land[0]),
    ridge(sheet, shore + 4, height * 0.1, palette.land[1], 5),
    gradient('water', water),
    rect(0, shore, width, height - shore, 'url(#water)'),
    glitter(sheet, x, shore),
    flock(sheet, 7, palette.land[2]),
    reeds(sheet, palette.land[2], 0, 1, 50),
    ...birds,
    reeds(sheet, palette.land[3], 0, 0.25, 34),
    reeds(sheet, palette.land[3], 0.8, 1, 30),
  ].join('')
}

function mountains(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  return [
    sky(sheet),
    sun(sheet, width * (0.2 + random.next() * 0.6), height * 0.3),
    ridge(sheet, height * 0.58, height * 0.34, palette.land[0], 4),
    ridge(sheet, height * 0.7, height * 0.3, palette.land[1], 4),
    ridge(sheet, height * 0.82, height * 0.26, palette.land[2], 5),
    ridge(sheet, height * 0.97, height * 0.2, palette.land[3], 6),
    flock(sheet, 5, palette.land[3]),
  ].join('')
}

function peak(sheet: Sheet): string {
  const { width, height, palette } = sheet
  const [x, top, foot] = [width * 0.5, height * 0.24, height * 0.76]
  const half = width * 0.42
  const snow = `M${x - half * 0.2} ${top + height * 0.16} Q${x - half * 0.09} ${top + 2} ${x - half * 0.05} ${top} L${x + half * 0.05} ${top} Q${x + half * 0.09} ${top + 2} ${x + half * 0.2} ${top + height * 0.16} L${x + half * 0.1} ${top + height * 0.12} L${x + half * 0.03} ${top + height * 0.18} L${x - half * 0.06} ${top + height * 0.12} Z`
  return [
    sky(sheet),
    sun(sheet, width * 0.74, height * 0.24, 0.045),
    path(
      `M${x - half} ${foot} Q${x - half * 0.2} ${height * 0.52} ${x - half * 0.05} ${top} L${x + half * 0.05} ${top} Q${x + half * 0.2} ${height * 0.52} ${x + half} ${foot} Z`,
      palette.land[1],
    ),
    path(snow, '#f6f7fb', 'opacity="0.92"'),
    ridge(sheet, height * 0.82, height * 0.1, palette.land[2], 5),
    ridge(sheet, height * 0.95, height * 0.12, palette.land[3], 7),
  ].join('')
}

function sea(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const horizon = height * 0.52
  const [x, y, size] = [width * (0.55 + random.next() * 0.25), horizon + height * 0.05, height * 0.17]
  const boat = [
    path(`M${x} ${y - size} L${x} ${y - size * 0.16} L${x - size * 0.5} ${y - size * 0.16} Z`, '#fdf6e8'),
    path(
      `M${x + size * 0.05} ${y - size * 0.9} L${x + size * 0.05} ${y - size * 0.16} L${x + size * 0.38} ${y - size * 0.16} Z`,
      palette.accents[0]!,
    ),
    path(
      `M${x - size * 0.5} ${y - size * 0.1} L${x + size * 0.48} ${y - size * 0.1} L${x + size * 0.32} ${y + size * 0.1} L${x - size * 0.38} ${y + size * 0.1} Z`,
      palette.land[3],
    ),
  ].join('')
  const waves = [0.62, 0.72, 0.83, 0.94].map((at, n) =>
    ridge(sheet, height * at, height * 0.05, palette.land[n]!, 9 + n * 3),
  )
  return [
    sky(sheet),
    sun(sheet, width * 0.28, horizon - height * 0.1, 0.06),
    gradient('water', [palette.sky[1], palette.land[1]]),
    rect(0, horizon, width, height - horizon, 'url(#water)'),
    glitter(sheet, width * 0.28, horizon),
    boat,
    group(waves.join(''), 'opacity="0.82"'),
    flock(sheet, 6, palette.land[3]),
  ].join('')
}

function tree(x: number, y: number, size: number, colour: string): string {
  const tiers = [0, 1, 2, 3].map((n) => {
    const [top, half] = [y - size + n * size * 0.2, size * (0.1 + n * 0.055)]
    return `M${number(x)} ${number(top)} L${number(x + half)} ${number(top + size * 0.34)} L${number(x - half)} ${number(top + size * 0.34)} Z`
  })
  return path(tiers.join(' '), colour) + rect(x - size * 0.02, y - size * 0.1, size * 0.04, size * 0.12, colour)
}

function forest(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const rows = palette.land.map((colour, row) => {
    const ground = height * (0.62 + row * 0.11)
    const count = Math.round((width / height) * (16 - row * 3))
    const trees = Array.from({ length: count }, (_, n) =>
      tree(
        (width * (n + random.next())) / count,
        ground + 6,
        height * (0.16 + row * 0.08) * (0.7 + random.next() * 0.6),
        colour,
      ),
    )
    const mist = row < 3 ? rect(0, ground - height * 0.1, width, height * 0.16, 'url(#mist)') : ''
    return trees.join('') + ridge(sheet, ground + height * 0.03, height * 0.04, colour, 4) + mist
  })
  const veil = `<defs><linearGradient id="mist" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.sky[2]}" stop-opacity="0"/><stop offset="1" stop-color="${palette.sky[2]}" stop-opacity="0.45"/></linearGradient></defs>`
  return [sky(sheet), veil, sun(sheet, width * 0.7, height * 0.24), ...rows, flock(sheet, 4, palette.land[3])].join('')
}

function dunes(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const sand = ['#f0cf9c', '#e2ad6c', '#c98549', '#8f5230']
  const night = palette.sky[0] < '#200000'
  const colours = night ? palette.land : sand
  return [
    sky(sheet),
    sun(sheet, width * (0.25 + random.next() * 0.5), height * 0.28, 0.07),
    ...colours.map((colour, n) => ridge(sheet, height * (0.6 + n * 0.13), height * 0.18, colour, 1.6)),
  ].join('')
}

function stars(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const dots = Array.from({ length: 420 }, () => {
    const [x, y] = [random.next() * width, random.next() ** 1.2 * height * 0.9]
    return circle(
      x,
      y,
      height * (0.0008 + random.next() ** 4 * 0.0032),
      '#ffffff',
      `opacity="${number(0.3 + random.next() * 0.7)}"`,
    )
  })
  const band = Array.from({ length: 70 }, (_, n) => {
    const along = n / 70
    const [x, y] = [
      width * (0.1 + along * 0.85),
      height * (0.75 - along * 0.75) + (random.next() - 0.5) * height * 0.14,
    ]
    return circle(x, y, height * (0.05 + random.next() * 0.09), 'url(#haze)', 'opacity="0.28"')
  })
  const [x, y, r] = [width * 0.2, height * 0.86, height * 0.07]
  const dome =
    path(`M${x - r} ${y} A${r} ${r} 0 0 1 ${x + r} ${y} V${height} H${x - r} Z`, palette.land[3]) +
    path(
      `M${x - r * 0.1} ${y - r} L${x + r * 0.25} ${y - r * 0.96} L${x + r * 0.5} ${y} L${x + r * 0.1} ${y} Z`,
      palette.accents[0]!,
      'opacity="0.75"',
    )
  return [
    sky(sheet),
    glow('haze', '#b9c8ff'),
    ...band,
    ...dots,
    ridge(sheet, height * 0.94, height * 0.14, palette.land[2], 3),
    dome,
    ridge(sheet, height * 1.02, height * 0.12, palette.land[3], 4),
  ].join('')
}

function garden(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const flowers = Array.from({ length: Math.round((width / height) * 60) }, () => {
    const depth = random.next()
    return { depth, x: random.next() * width, colour: random.pick(palette.accents) }
  }).sort((one, other) => one.depth - other.depth)
  const drawn = flowers.map(({ depth, x, colour }) => {
    const [y, r] = [height * (0.5 + depth * 0.42), height * (0.012 + depth * 0.036)]
    const petals = Array.from({ length: 6 }, (_, n) => {
      const angle = (n * Math.PI) / 3 + depth
      return ellipse(x + Math.cos(angle) * r * 0.7, y + Math.sin(angle) * r * 0.7, r * 0.55, r * 0.55, colour)
    })
    const stem = stroke(
      `M${number(x)} ${number(y)} q${number((random.next() - 0.5) * r * 2)} ${number(r * 3)} 0 ${number(r * 6)}`,
      palette.land[depth > 0.5 ? 3 : 2]!,
      r * 0.22,
    )
    return stem + petals.join('') + circle(x, y, r * 0.42, '#f4c542')
  })
  return [
    sky(sheet),
    sun(sheet, width * 0.8, height * 0.16),
    ridge(sheet, height * 0.52, height * 0.16, palette.land[0]),
    ridge(sheet, height * 0.6, height * 0.12, palette.land[1], 4),
    gradient('grass', [palette.land[1], palette.land[2]]),
    rect(0, height * 0.55, width, height * 0.45, 'url(#grass)'),
    ...drawn,
  ].join('')
}

export const LANDSCAPES = {
  lake: (sheet: Sheet) => lake(sheet, 0),
  heron: (sheet: Sheet) => lake(sheet, 1),
  herons: (sheet: Sheet) => lake(sheet, 3),
  mountains,
  peak,
  sea,
  forest,
  dunes,
  stars,
  garden,
}
