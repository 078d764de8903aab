/** Answers replays: dead letters that an operator hands to the group's handler once more, past the partitions. */
import type { ConsumeOptions } from '../port.ts'
import type { ConsumerBackend } from './backend.ts'
import { messageOf } from './deliver.ts'

export async function answerReplays(backend: ConsumerBackend, options: ConsumeOptions): Promise<void> {
  const { group, handle, replay = (event, partition) => handle([event], partition) } = options
  for (const request of await backend.replays(group.name)) {
    let error: string | null = null
    try {
      await replay(request.event, request.partition)
    } catch (cause) {
      error = messageOf(cause)
    }
    await backend.answerReplay(request, error)
  }
}
