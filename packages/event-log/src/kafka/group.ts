/** A group's place in the log: noted, filled from the tables, ready. One member does it, the owner of its first partition. */
import type { ConsumeOptions } from '../port.ts'
import type { LogContext } from './context.ts'
import { noteGroup } from './note-group.ts'
import type { GroupState } from './states.ts'

export interface GroupKeeper {
  /** The group as it may be consumed now; null: it has to wait. `leads`: this member is to bring it there. */
  ready(leads: boolean): Promise<GroupState | null>
  /** Events of the group are gone from the log: it has to be filled again. */
  gap(group: GroupState): Promise<void>
  settled(): Promise<void>
}

const RETRY_MS = 200

/** `again` is called when it is worth asking once more. */
export function keepGroup(
  { board, publish, names }: LogContext,
  { group: spec, backfill }: ConsumeOptions,
  tell: (error: unknown) => void,
  again: (afterMs: number) => void,
): GroupKeeper {
  let filling: Promise<void> | null = null

  async function write(state: GroupState): Promise<void> {
    await publish(names.groups, spec.name, JSON.stringify(state))
    await board.refresh()
  }
  /** Still as it was when we began: nobody noted it anew meanwhile. */
  async function isCurrent({ token }: GroupState): Promise<boolean> {
    await board.refresh()
    return board.groups().get(spec.name)?.token === token
  }

  async function note(): Promise<void> {
    await board.refresh()
    const { state } = board
    const known = board.groups().get(spec.name)
    if (!state || (known && known.status !== 'detached')) return
    if (known && !backfill) {
      tell(new Error(`${spec.name} was too far behind and has no back-fill: it goes on at the end`))
    }
    await write(noteGroup(state, spec, undefined))
  }

  async function fill(group: GroupState): Promise<void> {
    await backfill?.(group.from)
    if (await isCurrent(group)) await write({ ...group, status: 'ready' })
  }

  return {
    async ready(leads) {
      const known = board.groups().get(spec.name)
      if (known?.status === 'ready') return known
      if (!leads || !board.state) return null
      if (!known || known.status === 'detached') await note()
      else {
        filling ??= fill(known)
          .then(
            () => 0,
            (error) => {
              tell(error)
              return RETRY_MS
            },
          )
          .then((ms) => {
            filling = null
            again(ms)
          })
      }
      return null
    },
    async gap(group) {
      if (await isCurrent(group)) await write({ ...group, status: 'detached' })
    },
    settled: async () => void (await filling),
  }
}
