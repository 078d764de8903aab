/** Both kinds of what was given up, as one list: parked events (PostgreSQL, or Kafka's topic) and failed fan-out jobs (BullMQ). */
import {
  type DeadLetters,
  type EventLog,
  listDeadLetters,
  type ParkedLetter,
  replayDeadLetters,
} from '@rookery/event-log'
import type { FailedJob, FailedJobs } from '@rookery/timeline-service'

export interface DeadLetterTools {
  letters: Pick<DeadLetters, 'list' | 'remove' | 'refused'>
  log: Pick<EventLog, 'replay'>
  jobs: FailedJobs
  say: (line: string) => void
}

export interface Selection {
  /** A consumer group, or the name of a queue. */
  group?: string | undefined
  /** Of letters and jobs; empty: all. */
  ids: readonly string[]
}

/** As many letters as one call takes; whoever has more calls again. */
const LIMIT = 1_000

interface Found {
  letters: ParkedLetter[]
  jobs: FailedJob[]
  /** Ids that were asked for and are not there. */
  missing: string[]
}

/** Prints a line each; answers the exit code. */
export async function listAll(tools: DeadLetterTools, selection: Selection): Promise<number> {
  const { letters, jobs, missing } = await find(tools, selection)
  for (const letter of letters) tools.say(describeLetter(letter))
  for (const job of jobs) tools.say(describeJob(job))
  if (letters.length + jobs.length + missing.length === 0) tools.say('No dead letters.')
  return complain(tools, missing)
}

/** Hands them over once more, a line each; exit code 1 when any was refused again. */
export async function replayAll(tools: DeadLetterTools, selection: Selection): Promise<number> {
  const { letters, jobs, missing } = await find(tools, selection)
  let refused = 0
  const results = await replayDeadLetters(tools.letters, tools.log, { ids: letters.map(({ id }) => id), limit: LIMIT })
  for (const { letter, error } of results) {
    if (error !== null) refused++
    tools.say(error === null ? `${letter.id}  repaired` : `${letter.id}  refused again: ${firstLine(error)}`)
  }
  // One call takes all; ids are looked up one by one.
  if (selection.ids.length === 0 && jobs.length > 0) await tools.jobs.retryFailedJobs()
  else for (const { id } of jobs) await tools.jobs.retryFailedJobs(id)
  for (const { id } of jobs) tools.say(`${id}  queued again`)
  if (letters.length + jobs.length + missing.length === 0) tools.say('No dead letters.')
  if (letters.length === LIMIT) tools.say(`These were the oldest ${LIMIT}; there may be more.`)
  return Math.max(complain(tools, missing), refused > 0 ? 1 : 0)
}

async function find({ letters, jobs }: DeadLetterTools, { group, ids }: Selection): Promise<Found> {
  const parked = await listDeadLetters(letters, { group, limit: LIMIT, ...(ids.length > 0 ? { ids } : {}) })
  const failed = (await jobs.listFailedJobs()).filter(
    ({ id, name }) => (ids.length === 0 || ids.includes(id)) && (group === undefined || name === group),
  )
  const found = new Set([...parked, ...failed].map(({ id }) => id))
  return { letters: parked, jobs: failed, missing: ids.filter((id) => !found.has(id)) }
}

function complain({ say }: DeadLetterTools, missing: readonly string[]): number {
  for (const id of missing) say(`${id}  is not among the dead letters`)
  return missing.length > 0 ? 1 : 0
}

const describeLetter = ({ id, group, topic, partition, event, attempts, parkedAt, error }: ParkedLetter): string =>
  `${id}  ${group}  ${topic}:${partition}  ${event.type}  ${attempts} attempts  ${timeOf(parkedAt)}  ${firstLine(error)}`

const describeJob = ({ id, name, payload, attempts, failedAt, error }: FailedJob): string =>
  `${id}  ${name}  posts of ${payload.authorId}  ${attempts} attempts  ${timeOf(failedAt)}  ${firstLine(error)}`

/** Rows give a Date or milliseconds, as their pool was told. */
const timeOf = (when: Date | number | null): string => (when === null ? 'unknown' : new Date(when).toISOString())

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
