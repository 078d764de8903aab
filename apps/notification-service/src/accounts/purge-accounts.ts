/** Removes what is left of accounts on their way out, in small batches, and says so when nothing is. A crash goes on where it was. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Id } from '@rookery/contracts'
import type { NotificationContext } from '../context.ts'

const BATCH = 1_000
const RETRY_MS = 60_000

export interface Purger extends AsyncDisposable {
  /** There may be something to do: called after a batch of events, and at start. */
  wake(): void
  /** Resolves when nothing waits, or what waits has failed. */
  idle(): Promise<void>
}

type Context = Pick<NotificationContext, 'pool' | 'users' | 'logger'>

export function createPurger(context: Context): Purger {
  let running: Promise<void> | null = null
  let again = false
  const stop = new AbortController()

  const run = async () => {
    while (again && !stop.signal.aborted) {
      again = false
      await purgeAccounts(context, stop.signal)
    }
  }
  const wake = () => {
    again = true
    running ??= run()
      .catch((error) => {
        context.logger.warn({ err: error }, 'what is left of an account was not removed')
        void wait(RETRY_MS, undefined, { signal: stop.signal, ref: false }).then(wake, () => {})
      })
      .finally(() => {
        running = null
        if (again && !stop.signal.aborted) wake()
      })
  }
  return {
    wake,
    async idle() {
      while (running) await running
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await running
    },
  }
}

async function purgeAccounts(context: Context, signal: AbortSignal): Promise<void> {
  const { pool, users } = context
  const { rows } = await pool.query<{ account_id: Id }>(
    'SELECT account_id FROM notifications.gone_accounts WHERE purged_at IS NULL ORDER BY account_id LIMIT 1000',
  )
  for (const { account_id: accountId } of rows) {
    for (const column of ['account_id', 'actor_id'] as const) {
      while (!signal.aborted && (await purgeBatch(context, column, accountId)) === BATCH);
    }
    if (signal.aborted) return
    await pool.query('DELETE FROM notifications.markers WHERE account_id = $1', [accountId])
    await pool.query('DELETE FROM notifications.clearings WHERE account_id = $1', [accountId])
    await users.confirmDeletion({ accountId, service: 'notifications' })
    await pool.query('UPDATE notifications.gone_accounts SET purged_at = now() WHERE account_id = $1', [accountId])
  }
}

async function purgeBatch({ pool }: Context, column: 'account_id' | 'actor_id', accountId: Id): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM notifications.notifications
     WHERE id IN (SELECT id FROM notifications.notifications WHERE ${column} = $1 LIMIT ${BATCH})`,
    [accountId],
  )
  return rowCount ?? 0
}
