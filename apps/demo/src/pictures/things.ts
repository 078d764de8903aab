/** Indoors and on the table: books, bread, a record, a cup, an instrument, a bicycle. */
import { circle, ellipse, glow, gradient, group, number, path, rect, type Sheet, sky, stroke } from './svg.ts'

function books(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const rows = height > width ? 4 : height / width < 0.5 ? 2 : 3
  const tall = height / rows
  const colours = [...palette.accents, ...palette.land, '#7a3b2e', '#2f4b4f', '#c9a227', '#e8dcc4']
  let drawn = rect(0, 0, width, height, '#3b2a20')
  for (let shelf = 0; shelf < rows; shelf++) {
    const floor = tall * (shelf + 1) - tall * 0.08
    for (let x = width * 0.012; x < width * 0.985; ) {
      const [thick, high] = [tall * (0.06 + random.next() * 0.12), tall * (0.58 + random.next() * 0.26)]
      if (x + thick > width * 0.988) break
      const lean = random.chance(0.05) ? `transform="rotate(-7 ${number(x)} ${number(floor)})"` : ''
      const colour = random.pick(colours)
      const bands = random.chance(0.6)
        ? rect(x, floor - high * 0.84, thick, high * 0.03, '#f4e3b2', 'opacity="0.8"') +
          rect(x, floor - high * 0.2, thick, high * 0.03, '#f4e3b2', 'opacity="0.8"')
        : rect(x + thick * 0.3, floor - high * 0.75, thick * 0.4, high * 0.4, '#ffffff', 'opacity="0.28"')
      drawn += group(
        rect(x, floor - high, thick * 0.96, high, colour, 'rx="3"') +
          bands +
          rect(x, floor - high, thick * 0.14, high, '#000000', 'opacity="0.18"'),
        lean,
      )
      x += thick + (lean ? thick * 0.9 : 0) + (random.chance(0.06) ? thick : 0)
    }
    drawn +=
      rect(0, floor, width, tall * 0.08, '#6b4a33') + rect(0, floor + tall * 0.055, width, tall * 0.025, '#2a1c14')
  }
  return drawn
}

function board({ width, height, random }: Sheet): string {
  const planks = Array.from({ length: 6 }, (_, n) => {
    const y = (height * n) / 6
    const grain = Array.from({ length: 5 }, () =>
      stroke(
        `M0 ${number(y + random.next() * (height / 6))} q${number(width / 2)} ${number((random.next() - 0.5) * 22)} ${width} 0`,
        '#6d4528',
        1.4,
        'opacity="0.22"',
      ),
    )
    return (
      rect(0, y, width, height / 6, n % 2 ? '#a9754a' : '#b3804f') + rect(0, y, width, 2, '#7d5231') + grain.join('')
    )
  })
  return planks.join('')
}

function bread(sheet: Sheet): string {
  const { width, height, random } = sheet
  const count = width > height * 1.4 ? 3 : width > height ? 2 : 1
  const loaves = Array.from({ length: count }, (_, n) => {
    const [x, y] = [(width * (n + 0.5)) / count, height * (0.5 + (random.next() - 0.5) * 0.06)]
    const [rx, ry] = [Math.min(width / count, height) * 0.4, Math.min(width / count, height) * 0.29]
    const cuts = [-0.5, 0, 0.5].map((at) => {
      const cx = x + rx * at
      const cut = `M${number(cx - rx * 0.12)} ${number(y + ry * 0.5)} Q${number(cx - rx * 0.02)} ${number(y - ry * 0.1)} ${number(cx + rx * 0.22)} ${number(y - ry * 0.55)}`
      return stroke(cut, '#f3d9a8', ry * 0.16) + stroke(cut, '#fbeccb', ry * 0.06)
    })
    const flour = Array.from({ length: 60 }, () =>
      circle(
        x + (random.next() - 0.5) * rx * 1.5,
        y + (random.next() - 0.5) * ry * 1.3,
        1 + random.next() * 2.4,
        '#fff8e6',
        'opacity="0.5"',
      ),
    )
    const turn = `transform="rotate(${random.int(-16, 16)} ${number(x)} ${number(y)})"`
    return (
      ellipse(x + 10, y + ry * 0.28, rx * 1.02, ry, '#2b170b', 'opacity="0.3"') +
      group(
        ellipse(x, y, rx, ry, 'url(#crust)') +
          ellipse(x, y - ry * 0.12, rx * 0.86, ry * 0.74, '#d98f45', 'opacity="0.55"') +
          cuts.join('') +
          flour.join(''),
        turn,
      )
    )
  })
  return [board(sheet), gradient('crust', ['#d58a3f', '#8a4716']), ...loaves].join('')
}

function record(sheet: Sheet): string {
  const { width, height, palette } = sheet
  const [x, y, r] = [width * 0.46, height * 0.5, Math.min(width, height) * 0.42]
  const grooves = Array.from({ length: 26 }, (_, n) =>
    circle(
      x,
      y,
      r * (0.4 + n * 0.0225),
      'none',
      `stroke="#ffffff" stroke-opacity="${n % 5 ? 0.07 : 0.16}" stroke-width="1.5"`,
    ),
  )
  const shine = [20, 200].map((angle) =>
    path(
      `M${x} ${y} L${number(x + r * Math.cos((angle * Math.PI) / 180))} ${number(y + r * Math.sin((angle * Math.PI) / 180))} A${r} ${r} 0 0 1 ${number(x + r * Math.cos(((angle + 26) * Math.PI) / 180))} ${number(y + r * Math.sin(((angle + 26) * Math.PI) / 180))} Z`,
      '#ffffff',
      'opacity="0.08"',
    ),
  )
  const arm = stroke(
    `M${number(x + r * 1.18)} ${number(y - r * 0.86)} L${number(x + r * 1.12)} ${number(y + r * 0.3)} L${number(x + r * 0.66)} ${number(y + r * 0.62)}`,
    '#e8e6e1',
    r * 0.045,
  )
  return [
    gradient('desk', [palette.land[1], palette.land[3]]),
    rect(0, 0, width, height, 'url(#desk)'),
    circle(x + 8, y + 10, r * 1.02, '#000000', 'opacity="0.35"'),
    circle(x, y, r, '#15151a'),
    ...grooves,
    ...shine,
    circle(x, y, r * 0.34, palette.accents[0]!),
    circle(x, y, r * 0.25, palette.accents[1]!),
    circle(x, y, r * 0.03, '#15151a'),
    circle(x + r * 1.18, y - r * 0.86, r * 0.12, '#bdbab3'),
    arm,
  ].join('')
}

function cup(sheet: Sheet): string {
  const { width, height, palette } = sheet
  const [x, y, r] = [width * 0.5, height * 0.5, Math.min(width, height) * 0.3]
  const leaf = Array.from({ length: 5 }, (_, n) => {
    const size = r * (0.46 - n * 0.08)
    const top = y + r * 0.34 - n * r * 0.17
    return path(
      `M${number(x)} ${number(top)} C${number(x - size)} ${number(top - size * 0.2)} ${number(x - size * 0.7)} ${number(top - size * 0.9)} ${number(x)} ${number(top - size * 0.45)} C${number(x + size * 0.7)} ${number(top - size * 0.9)} ${number(x + size)} ${number(top - size * 0.2)} ${number(x)} ${number(top)} Z`,
      '#f6e7cf',
    )
  })
  return [
    board(sheet),
    circle(x + r * 0.1, y + r * 0.16, r * 1.5, '#23130a', 'opacity="0.28"'),
    circle(x, y, r * 1.46, '#f2efe9'),
    circle(x, y, r * 1.2, '#e2ddd3'),
    stroke(
      `M${number(x + r * 0.86)} ${number(y - r * 0.22)} c${number(r * 0.5)} ${number(-r * 0.1)} ${number(r * 0.5)} ${number(r * 0.5)} ${number(-r * 0.02)} ${number(r * 0.44)}`,
      palette.accents[0]!,
      r * 0.13,
    ),
    circle(x, y, r, palette.accents[0]!),
    circle(x, y, r * 0.87, '#fdfaf4'),
    circle(x, y, r * 0.82, '#8a5a36'),
    ...leaf,
    group(
      rect(x + r * 1.05, y + r * 0.5, r * 0.09, r * 0.85, '#c9c7c2', 'rx="6"') +
        ellipse(x + r * 1.095, y + r * 0.45, r * 0.13, r * 0.2, '#d9d7d2'),
      `transform="rotate(-28 ${number(x + r * 1.1)} ${number(y + r)})"`,
    ),
  ].join('')
}

function violin(sheet: Sheet): string {
  const { width, height, palette } = sheet
  const size = Math.min(height * 0.92, width * 1.1)
  const body =
    'M0 -34 C15 -34 21 -26 20 -17 C19 -11 13 -9 13 -3 C13 4 24 7 24 20 C24 33 13 38 0 38 C-13 38 -24 33 -24 20 C-24 7 -13 4 -13 -3 C-13 -9 -19 -11 -20 -17 C-21 -26 -15 -34 0 -34 Z'
  const hole = 'M9 -6 c3 -2 4 2 1.5 4 c-2 2 -1 6 0.5 8 c2 3 0 7 -3 5'
  const parts = [
    path(body, 'url(#wood)', 'stroke="#4a1f0c" stroke-width="1.2"'),
    path(
      'M0 -31 C12 -31 18 -25 17 -17 C16 -12 10 -9 10 -3',
      'none',
      'stroke="#f2b16a" stroke-opacity="0.5" stroke-width="0.7"',
    ),
    stroke(hole, '#2a0f05', 1.2),
    group(stroke(hole, '#2a0f05', 1.2), 'transform="scale(-1 1)"'),
    path('M-2.6 -60 H2.6 L3.6 -4 H-3.6 Z', '#1d130e'),
    path('M-3 -74 h6 l1 14 h-8 Z', '#6f3312'),
    circle(0, -76, 3.4, '#6f3312'),
    ...[-70, -66].flatMap((y) => [
      rect(-8, y, 5, 1.6, '#1d130e', 'rx="0.8"'),
      rect(3, y + 2, 5, 1.6, '#1d130e', 'rx="0.8"'),
    ]),
    path('M-6.5 8 Q0 4.5 6.5 8 L5.5 9.6 H-5.5 Z', '#e6c08a'),
    path('M-3.4 18 H3.4 L2.2 35 H-2.2 Z', '#1d130e'),
    ...[-2, -0.7, 0.7, 2].map((x) => stroke(`M${x * 0.8} -62 L${x * 1.4} 7 L${x} 19`, '#f5ead7', 0.35)),
  ]
  return [
    gradient('wall', [palette.sky[0], palette.sky[1], palette.land[2]]),
    rect(0, 0, width, height, 'url(#wall)'),
    gradient('wood', ['#d9772b', '#9c4414', '#6b2a0c']),
    glow('shade', '#000000'),
    ellipse(width * 0.53, height * 0.56, size * 0.36, size * 0.5, 'url(#shade)', 'opacity="0.6"'),
    group(
      parts.join(''),
      `transform="translate(${number(width * 0.5)} ${number(height * 0.64)}) rotate(14) scale(${(size / 122).toFixed(3)})"`,
    ),
  ].join('')
}

function bicycle(sheet: Sheet): string {
  const { width, height, palette } = sheet
  const r = Math.min(width * 0.17, height * 0.25)
  const [left, right, axle] = [width / 2 - r * 1.75, width / 2 + r * 1.75, height * 0.68]
  const wheel = (x: number) => {
    const spokes = Array.from({ length: 14 }, (_, n) => {
      const angle = (n * Math.PI) / 7
      return stroke(
        `M${number(x)} ${number(axle)} l${number(Math.cos(angle) * r)} ${number(Math.sin(angle) * r)}`,
        palette.land[3],
        1.2,
      )
    })
    return (
      circle(x, axle, r, 'none', `stroke="${palette.land[3]}" stroke-width="${number(r * 0.07)}"`) +
      spokes.join('') +
      circle(x, axle, r * 0.07, palette.land[3])
    )
  }
  const [pedals, seat, head] = [
    `${number(width / 2 - r * 0.2)} ${number(axle + r * 0.1)}`,
    `${number(width / 2 - r * 0.62)} ${number(axle - r * 1.35)}`,
    `${number(right - r * 0.5)} ${number(axle - r * 1.4)}`,
  ]
  const frame = stroke(
    `M${number(left)} ${number(axle)} L${seat} L${head} L${pedals} L${number(left)} ${number(axle)} M${pedals} L${seat} M${head} L${number(right)} ${number(axle)}`,
    palette.accents[0]!,
    r * 0.085,
  )
  return [
    sky(sheet),
    rect(0, axle + r * 1.03, width, height, palette.land[2]),
    ellipse(width / 2, axle + r * 1.06, r * 2.7, r * 0.07, '#000000', 'opacity="0.3"'),
    wheel(left),
    wheel(right),
    frame,
    stroke(
      `M${seat} l${number(-r * 0.06)} ${number(-r * 0.14)} m${number(-r * 0.26)} ${number(-r * 0.04)} h${number(r * 0.56)}`,
      palette.land[3],
      r * 0.11,
    ),
    stroke(
      `M${head} l${number(-r * 0.06)} ${number(-r * 0.26)} h${number(r * 0.34)} q${number(r * 0.14)} ${number(r * 0.1)} 0 ${number(r * 0.2)}`,
      palette.land[3],
      r * 0.08,
    ),
    circle(
      width / 2 - r * 0.2,
      axle + r * 0.1,
      r * 0.16,
      'none',
      `stroke="${palette.land[3]}" stroke-width="${number(r * 0.07)}"`,
    ),
  ].join('')
}

export const THINGS = { books, bread, record, cup, violin, bicycle }
