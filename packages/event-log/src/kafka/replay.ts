/** Replays of dead letters: asked and answered over a topic that everybody follows; one member of the group answers. */
import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@rookery/contracts'
import { messageOf } from '../core/deliver.ts'
import { type ConsumeOptions, type DeadLetter, ReplayUnansweredError } from '../port.ts'
import type { LogContext } from './context.ts'

type Message =
  | { kind: 'ask'; id: string; group: string; partition: number; event: DomainEvent; until: number }
  | { kind: 'answer'; id: string; error: string | null }

/** Ids answered lately: a topic that is read again asks the same once more. */
const REMEMBERED = 1_000

export function answerReplays(
  { board, publish, names }: LogContext,
  options: ConsumeOptions,
  tell: (error: unknown) => void,
  answers: () => boolean,
) {
  const { group, handle, replay = (event, partition) => handle([event], partition) } = options
  const seen = new Set<string>()
  let turn: Promise<void> = Promise.resolve()

  async function answer(message: Message & { kind: 'ask' }): Promise<void> {
    let error: string | null = null
    try {
      await replay(message.event, message.partition)
    } catch (cause) {
      error = messageOf(cause)
    }
    const answered: Message = { kind: 'answer', id: message.id, error }
    await publish(names.replays, message.id, JSON.stringify(answered))
  }

  const stop = board.onReplay((json) => {
    const message = JSON.parse(json) as Message
    if (message.kind !== 'ask' || message.group !== group.name || message.until < Date.now()) return
    if (!answers() || seen.has(message.id)) return
    seen.add(message.id)
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value!)
    turn = turn.then(() => answer(message)).catch(tell)
  })
  return {
    async close() {
      stop()
      await turn
    },
  }
}

/** Rejects with what the handler said, or that nobody answered. */
export async function askReplay(
  { board, publish, names }: LogContext,
  { group, partition, event }: Pick<DeadLetter, 'group' | 'partition' | 'event'>,
  timeoutMs: number,
): Promise<void> {
  const id = randomUUID()
  const answered = Promise.withResolvers<string | null>()
  const timer = setTimeout(() => answered.reject(new ReplayUnansweredError(group, timeoutMs)), timeoutMs)
  const stop = board.onReplay((json) => {
    const message = JSON.parse(json) as Message
    if (message.kind === 'answer' && message.id === id) answered.resolve(message.error)
  })
  try {
    const ask: Message = { kind: 'ask', id, group, partition, event, until: Date.now() + timeoutMs }
    const asked = publish(names.replays, id, JSON.stringify(ask))
    asked.catch(answered.reject)
    const error = await answered.promise
    if (error !== null) throw new Error(error)
  } finally {
    clearTimeout(timer)
    stop()
  }
}
