/** Muted threads: their posts stay where they are, but nobody is notified of them. */
import { changeMark, type MarkDeps, type MarkInput, ORIGINAL } from '../marks/change-mark.ts'
import type { Statement } from '../statement.ts'

const MUTE: Statement = {
  name: 'mute_thread',
  text: `${ORIGINAL}, made AS (
    INSERT INTO tweets.thread_mutes (account_id, thread_id) SELECT $1::bigint, thread_id FROM original ON CONFLICT DO NOTHING
  ) SELECT NOT EXISTS (
    SELECT FROM tweets.thread_mutes m WHERE m.account_id = $1 AND m.thread_id <> original.thread_id
  ) AS first FROM original`,
}

const UNMUTE: Statement = {
  name: 'unmute_thread',
  text: `${ORIGINAL}, gone AS (
    DELETE FROM tweets.thread_mutes m USING original WHERE m.account_id = $1 AND m.thread_id = original.thread_id
  ) SELECT false AS first FROM original`,
}

export const muteThread = (deps: MarkDeps, input: MarkInput): Promise<void> => changeMark(deps, MUTE, input)
export const unmuteThread = (deps: MarkDeps, input: MarkInput): Promise<void> => changeMark(deps, UNMUTE, input)
