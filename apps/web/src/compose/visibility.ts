/** Who may see a post, from everybody to the mentioned alone. Pure. */
import type { Status } from '../entities/entities.ts'

export type Visibility = Status['visibility']

/** The widest first. */
export const VISIBILITIES = ['public', 'unlisted', 'private', 'direct'] as const satisfies readonly Visibility[]

/** The one that fewer people see. */
export const narrower = (a: Visibility, b: Visibility): Visibility =>
  VISIBILITIES.indexOf(a) > VISIBILITIES.indexOf(b) ? a : b

/** A reply is seen by no more people than what it answers, nor by more than its author likes to write for. */
export const startingVisibility = (usual: Visibility, parent: Visibility | undefined): Visibility =>
  parent === undefined ? usual : narrower(usual, parent)
