/** Everything that is said, by subject and as conversations. */
import { CULTURE } from './en/culture.ts'
import { FOOD } from './en/food.ts'
import { MAKING } from './en/making.ts'
import { OUTDOORS } from './en/outdoors.ts'
import { TOWN_LIFE } from './en/town.ts'
import { WATER } from './en/water.ts'
import type { Dialogue, Subject } from './subject.ts'
import { CRAFT_TALK } from './talk/craft-talk.ts'
import { NATURE_TALK } from './talk/nature-talk.ts'
import { QUIET_TALK } from './talk/quiet-talk.ts'
import { TOWN_TALK } from './talk/town-talk.ts'
import { WORLD_TALK } from './talk/world-talk.ts'
import { EAST } from './world/east.ts'
import { FRENCH_ITALIAN } from './world/french-italian.ts'
import { GERMAN } from './world/german.ts'
import { IBERIAN } from './world/iberian.ts'
import { NORTH } from './world/north.ts'

export { SHORT_ANSWERS } from './talk/short-answers.ts'

export const SUBJECTS: readonly Subject[] = [
  ...FOOD,
  ...WATER,
  ...MAKING,
  ...TOWN_LIFE,
  ...CULTURE,
  ...OUTDOORS,
  ...GERMAN,
  ...FRENCH_ITALIAN,
  ...IBERIAN,
  ...NORTH,
  ...EAST,
]

export const DIALOGUES: readonly Dialogue[] = [
  ...TOWN_TALK,
  ...CRAFT_TALK,
  ...NATURE_TALK,
  ...QUIET_TALK,
  ...WORLD_TALK,
]
