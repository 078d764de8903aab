/** Every scene by its name. */
import { LANDSCAPES } from './landscapes.ts'
import { PATTERNS } from './patterns.ts'
import { STREETS } from './streets.ts'
import type { Sheet } from './svg.ts'
import { THINGS } from './things.ts'

export type { Mood } from './moods.ts'

const ALL = { ...LANDSCAPES, ...STREETS, ...THINGS, ...PATTERNS }

export type SceneName = keyof typeof ALL

export const SCENES: Readonly<Record<SceneName, (sheet: Sheet) => string>> = ALL
