// The failures of all stages in a few lines, told right before the sum: of a long log often only the end is kept.

export interface Failure {
  /** The stage, and of a test its file and its names. */
  what: string
  /** What it said, stack and all; only the beginning is repeated. */
  why: string
}

const MOST_LINES = 20
const LONGEST_LINE = 240

// Colours and other escape sequences: Vitest's messages have them, the list has not.
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g')

/** At most 20 lines, each failure with up to two lines of its reason as long as there is room; none when nothing failed. */
export function listFailures(failures: Failure[]): string[] {
  if (failures.length === 0) return []
  const room = MOST_LINES - 1
  const reasons = Math.min(2, Math.floor(room / failures.length) - 1)
  const listed = failures.length > room ? failures.slice(0, room - 1) : failures
  const lines = listed.flatMap(({ what, why }) => [
    `- ${what.replaceAll(/\s+/g, ' ')}`,
    ...(reasons > 0 ? beginning(why, reasons).map((line) => `    ${line}`) : []),
  ])
  if (listed.length < failures.length) lines.push(`- and ${failures.length - listed.length} more`)
  return ['Failed:', ...lines].map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line))
}

/** What an error says first, then where: of a stack trace the first line outside of node_modules. */
function beginning(why: string, most: number): string[] {
  const lines = why
    .replaceAll(ESCAPES, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const stack = lines.filter((line) => line.startsWith('at '))
  const said = lines.filter((line) => !line.startsWith('at '))
  const where = stack.find((line) => !line.includes('node_modules'))
  return (where ? [...said.slice(0, Math.max(1, most - 1)), where] : said).slice(0, most)
}
