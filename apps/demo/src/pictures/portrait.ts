/** Small pictures of people: shoulders, a head, hair, and a colour behind; no faces. */
import type { Look } from '../people.ts'
import type { Random } from '../random.ts'
import { circle, ellipse, gradient, path, rect, stroke } from './svg.ts'

const BACKS = [
  ['#f7c59f', '#ef8354'],
  ['#a8dadc', '#457b9d'],
  ['#cdeac0', '#5fa777'],
  ['#ffd6e0', '#e07a9b'],
  ['#d7c9f7', '#7d6bb8'],
  ['#fbe7a1', '#e0a526'],
  ['#b8e0d2', '#2a9d8f'],
  ['#c9d6df', '#52616b'],
] as const
const SKINS = ['#f6d2b8', '#e8b48f', '#d19a6f', '#a86f48', '#7c4a2d', '#5a3420', '#f1c6a3']
const HAIRS = ['#2b1d16', '#4a2f1f', '#7a4a26', '#b9772f', '#d9b166', '#8c8f94', '#d8d8d6', '#9c3d22', '#1a1a20']
const CLOTHES = ['#264653', '#9b2226', '#e9c46a', '#3a5a40', '#6d597a', '#f4f1de', '#bc6c25', '#1d3557', '#588157']

/** On a square of 200. */
export function portrait(look: Exclude<Look, 'scene'>, random: Random): string {
  const [from, to] = random.pick(BACKS)
  const [skin, hair, cloth] = [random.pick(SKINS), random.pick(HAIRS), random.pick(CLOTHES)]
  const behind: Partial<Record<Look, string>> = {
    long: path('M52 96 C48 34 152 34 148 96 L154 168 H46 Z', hair),
    bob: path('M52 100 C44 34 156 34 148 100 L150 128 H50 Z', hair),
    curly: [
      [58, 84],
      [66, 58],
      [88, 44],
      [114, 44],
      [136, 58],
      [143, 84],
      [54, 106],
      [147, 106],
    ]
      .map(([x, y]) => circle(x!, y!, 21, hair))
      .join(''),
    bun: circle(100, 34, 20, hair),
    scarf: path(
      'M50 100 C42 28 158 28 150 100 C152 140 170 160 160 190 H40 C30 160 48 140 50 100 Z',
      cloth === '#f4f1de' ? '#9b2226' : cloth,
    ),
  }
  const top = path('M58 92 C54 40 146 40 142 92 C134 70 120 64 100 66 C80 64 66 70 58 92 Z', hair)
  const inFront: Record<Exclude<Look, 'scene'>, string> = {
    short: top,
    long: path('M58 96 C54 40 146 40 142 96 C138 74 112 76 96 62 C84 78 62 76 58 96 Z', hair),
    bob: path('M56 98 C52 40 148 40 144 98 C140 80 130 72 100 72 C70 72 60 80 56 98 Z', hair),
    bun: path('M58 94 C56 44 144 44 142 94 C132 68 68 68 58 94 Z', hair),
    curly: path('M60 88 C64 52 136 52 140 88 C128 70 72 70 60 88 Z', hair),
    beard:
      top +
      path(
        'M60 98 C62 146 84 150 100 150 C116 150 138 146 140 98 C134 118 122 120 100 119 C78 120 66 118 60 98 Z',
        hair,
      ),
    bald: path(
      'M60 98 C62 138 84 144 100 144 C116 144 138 138 140 98 C134 116 122 122 100 122 C78 122 66 116 60 98 Z',
      hair,
      'opacity="0.5"',
    ),
    scarf: path(
      'M56 102 C52 46 148 46 144 102 C138 70 124 64 100 64 C76 64 62 70 56 102 Z',
      cloth === '#f4f1de' ? '#7b1b1f' : cloth,
      'stroke="#00000022" stroke-width="3"',
    ),
    cap:
      path('M56 84 C56 40 144 40 144 84 Z', cloth) +
      path('M56 84 H160 C164 84 164 94 158 94 H60 Z', cloth, 'stroke="#00000030" stroke-width="2"'),
  }
  const glasses = random.chance(0.28)
    ? circle(83, 98, 13, '#ffffff22', 'stroke="#22262c" stroke-width="3.5"') +
      circle(117, 98, 13, '#ffffff22', 'stroke="#22262c" stroke-width="3.5"') +
      stroke('M96 97 q4 -3 8 0', '#22262c', 3)
    : ''
  return [
    gradient('back', [from, to]),
    rect(0, 0, 200, 200, 'url(#back)'),
    behind[look] ?? '',
    path(
      'M28 204 C30 160 66 152 84 148 V126 H116 V148 C134 152 170 160 172 204 Z',
      look === 'scarf' ? '#30343b' : cloth,
    ),
    path('M84 120 H116 V150 C108 162 92 162 84 150 Z', skin),
    path('M84 134 C94 144 106 144 116 134 V128 H84 Z', '#00000022'),
    ellipse(100, 98, 42, 48, skin),
    inFront[look],
    glasses,
  ].join('')
}
