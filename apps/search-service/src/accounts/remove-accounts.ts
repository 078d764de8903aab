/** Removes what the index holds of accounts on their way out, in small batches, and says so. A crash begins again. */
import type { Id } from '@rookery/contracts'
import type { SearchContext } from '../context.ts'

const BATCH = 1_000
const ASKED = 200

type Context = Pick<SearchContext, 'index' | 'users' | 'logger'>

export interface AccountRemover extends AsyncDisposable {
  /** There may be something to do: after an event, and at start. */
  wake(): void
  /** Resolves when nothing is left to do, or what is left has failed. */
  idle(): Promise<void>
}

export function createAccountRemover(context: Context): AccountRemover {
  let running: Promise<void> | null = null
  let again = false
  let closed = false
  const run = async () => {
    while (again && !closed) {
      again = false
      await removeAccounts(context, () => closed)
    }
  }
  return {
    wake() {
      again = true
      // user-service tells of accounts that are not confirmed again: what fails now is tried then.
      running ??= run()
        .catch((error) => context.logger.warn({ err: error }, 'what the index holds of an account was not removed'))
        .finally(() => {
          running = null
        })
    },
    async idle() {
      while (running) await running
    },
    async [Symbol.asyncDispose]() {
      closed = true
      await running
    },
  }
}

async function removeAccounts({ index, users }: Context, closed: () => boolean): Promise<void> {
  for (let after: Id = 0; ; ) {
    const accounts = await users.deletionsAwaiting({ service: 'search', after, limit: ASKED })
    for (const accountId of accounts) {
      while ((await index.removeAccount(accountId, BATCH)) > 0) if (closed()) return
      await users.confirmDeletion({ accountId, service: 'search' })
      after = accountId
    }
    if (accounts.length < ASKED || closed()) return
  }
}
