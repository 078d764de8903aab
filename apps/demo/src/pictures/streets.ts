/** In town: roofs, canals, trams, rain on the window. */
import { circle, flock, glow, gradient, group, number, path, rect, type Sheet, sky, stroke, sun } from './svg.ts'

interface Front {
  x: number
  width: number
  top: number
}

function fronts({ width, height, random }: Sheet, ground: number, narrow: number): Front[] {
  const all: Front[] = []
  for (let x = -width * 0.02; x < width; ) {
    const wide = height * narrow * (0.75 + random.next() * 0.6)
    all.push({ x, width: wide, top: ground - height * (0.22 + random.next() * 0.22) })
    x += wide
  }
  return all
}

function windows({ palette, random }: Sheet, front: Front, ground: number, lit: number): string {
  const columns = Math.max(2, Math.round(front.width / 42))
  const step = front.width / (columns + 0.5)
  let drawn = ''
  for (let y = front.top + step * 0.5; y < ground - step * 1.2; y += step * 1.25) {
    for (let n = 0; n < columns; n++) {
      const on = random.chance(lit)
      const colour = on ? palette.accents[0]! : '#ffffff'
      drawn += rect(
        front.x + step * (n + 0.5),
        y,
        step * 0.46,
        step * 0.7,
        colour,
        `rx="2" opacity="${on ? 0.95 : 0.16}"`,
      )
    }
  }
  return drawn
}

const isDark = (sheet: Sheet): boolean => Number.parseInt(sheet.palette.sky[0].slice(1, 3), 16) < 0x40

function gable({ x, width, top }: Front, kind: number): string {
  const [right, middle, rise] = [x + width, x + width / 2, width * 0.55]
  if (kind === 0) return `M${x} ${top} L${middle} ${top - rise} L${right} ${top} Z`
  if (kind === 1)
    return `M${x} ${top} V${top - rise * 0.35} H${x + width * 0.2} V${top - rise * 0.7} H${x + width * 0.38} V${top - rise} H${right - width * 0.38} V${top - rise * 0.7} H${right - width * 0.2} V${top - rise * 0.35} H${right} V${top} Z`
  return `M${x} ${top} C${x + width * 0.1} ${top - rise * 0.6} ${middle - width * 0.2} ${top - rise * 0.5} ${middle - width * 0.14} ${top - rise} H${middle + width * 0.14} C${middle + width * 0.2} ${top - rise * 0.5} ${right - width * 0.1} ${top - rise * 0.6} ${right} ${top} Z`
}

function row(sheet: Sheet, ground: number, narrow: number, colours: readonly string[]): string {
  const lit = isDark(sheet) ? 0.5 : 0.12
  return fronts(sheet, ground, narrow)
    .map((front) => {
      const colour = sheet.random.pick(colours)
      const house = rect(front.x, front.top, front.width + 1, ground - front.top, colour)
      return house + path(gable(front, sheet.random.int(0, 2)), colour) + windows(sheet, front, ground, lit)
    })
    .join('')
}

function town(sheet: Sheet): string {
  const { width, height, palette } = sheet
  return [
    sky(sheet),
    sun(sheet, width * 0.72, height * 0.22),
    group(row(sheet, height * 0.82, 0.14, [palette.land[0], palette.land[1]]), 'opacity="0.8"'),
    flock(sheet, 8, palette.land[3]),
    row(sheet, height * 0.94, 0.2, [palette.land[2], palette.land[3]]),
    rect(0, height * 0.93, width, height * 0.07, palette.land[3]),
  ].join('')
}

function canal(sheet: Sheet): string {
  const { width, height, palette } = sheet
  const quay = height * 0.64
  const bricks = isDark(sheet)
    ? [palette.land[1], palette.land[2], '#3b2b3f', '#2b3a55']
    : ['#a5533f', '#c98a5e', '#7d4a3c', '#d8c3a5', '#5f6f65']
  const houses = row(sheet, quay, 0.17, bricks)
  return [
    sky(sheet),
    sun(sheet, width * 0.25, height * 0.14),
    houses,
    rect(0, quay - 3, width, height * 0.03, palette.land[3]),
    gradient('water', [palette.land[1], palette.land[3]]),
    rect(0, quay + height * 0.025, width, height, 'url(#water)'),
    group(houses, `transform="translate(0 ${number(quay * 2 + height * 0.02)}) scale(1 -1)" opacity="0.28"`),
    ...Array.from({ length: 16 }, (_, n) =>
      rect(
        sheet.random.next() * width * 0.8,
        quay + height * (0.05 + n * 0.02),
        width * (0.05 + sheet.random.next() * 0.2),
        2,
        palette.light,
        'opacity="0.22" rx="1"',
      ),
    ),
  ].join('')
}

function tram(sheet: Sheet): string {
  const { width, height, palette } = sheet
  const [long, tall] = [Math.min(width * 0.62, height * 1.05), height * 0.24]
  const [x, y] = [(width - long) / 2, height * 0.58]
  const panes = Array.from({ length: 6 }, (_, n) =>
    rect(
      x + long * (0.05 + n * 0.152),
      y + tall * 0.16,
      long * 0.12,
      tall * 0.38,
      n === 4 ? '#fff6dc' : '#ffe9b0',
      'rx="4"',
    ),
  )
  const wheels = [0.16, 0.28, 0.72, 0.84].map((at) => circle(x + long * at, y + tall * 1.02, tall * 0.12, '#22262e'))
  return [
    sky(sheet),
    group(row(sheet, height * 0.86, 0.2, [palette.land[1], palette.land[2]]), 'opacity="0.85"'),
    rect(0, height * 0.84, width, height * 0.16, palette.land[3]),
    stroke(`M0 ${height * 0.4} H${width}`, '#1b1f27', 2.5),
    stroke(
      `M${x + long * 0.5} ${y} l${-tall * 0.3} ${-tall * 0.4} l${tall * 0.35} ${height * 0.4 - y + tall * 0.4}`,
      '#1b1f27',
      4,
    ),
    rect(x, y, long, tall, '#c8402f', `rx="${number(tall * 0.16)}"`),
    rect(x, y + tall * 0.66, long, tall * 0.1, '#f4ead2'),
    ...panes,
    ...wheels,
    glow('lamp', '#fff1b8'),
    circle(x + 4, y + tall * 0.82, tall * 0.5, 'url(#lamp)'),
    circle(x + 8, y + tall * 0.82, tall * 0.06, '#fffbe6'),
    stroke(`M0 ${height * 0.865} H${width}`, '#8a919c', 3),
    stroke(`M0 ${height * 0.9} H${width}`, '#8a919c', 3),
  ].join('')
}

function pane(sheet: Sheet): string {
  const { width, height, palette, random } = sheet
  const lights = Array.from({ length: 42 }, () => {
    const colour = random.pick(palette.accents)
    return circle(
      random.next() * width,
      height * (0.25 + random.next() * 0.7),
      height * (0.02 + random.next() * 0.07),
      colour,
      `opacity="${number(0.18 + random.next() * 0.4)}"`,
    )
  })
  const drops = Array.from({ length: 130 }, () => {
    const [x, y, r] = [random.next() * width, random.next() * height, height * (0.003 + random.next() ** 2 * 0.012)]
    const trail = random.chance(0.2)
      ? stroke(
          `M${number(x)} ${number(y)} v${number(-height * 0.14 * random.next())}`,
          '#ffffff',
          r * 0.5,
          'opacity="0.18"',
        )
      : ''
    return (
      trail +
      circle(x, y, r, '#ffffff', 'opacity="0.32"') +
      circle(x - r * 0.3, y - r * 0.3, r * 0.3, '#ffffff', 'opacity="0.7"')
    )
  })
  const frame = stroke(`M${width / 2} 0 V${height} M0 ${height * 0.36} H${width}`, '#2b2320', height * 0.02)
  return [sky(sheet), ...lights, ...drops, frame, rect(0, height * 0.955, width, height * 0.045, '#3a2d27')].join('')
}

export const STREETS = { town, canal, tram, pane }
