/**
 * What one can do about a person: each shown at once and taken back with a reason when the server refuses. The timelines
 * follow: home gains or loses their posts, a blocked or muted person's vanish everywhere.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import type { Account, Relationship } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { idsOf } from '../feeds/feed.ts'
import { useFeeds } from '../feeds/feeds-context.ts'
import { t } from '../i18n/i18n.ts'
import { useTabs } from '../live/live.tsx'
import { HOME } from '../timeline/sources.ts'
import { useUndo } from '../ui/undo.tsx'
import { useRelationship } from './use-relationship.ts'

export interface MuteChoice {
  /** In seconds; 0 is for good. */
  duration: number
  notifications: boolean
}

export interface Relate {
  /** Undefined until it is known, and always of oneself. */
  known: Relationship | undefined
  busy: boolean
  /** Why the last one was refused, as a sentence. */
  problem: string | null
  dismissProblem(): void
  /** Follow, unfollow, or take back the request: whichever is next. */
  toggleFollow(): void
  setBoosts(shown: boolean): void
  setNotify(on: boolean): void
  setEndorsed(on: boolean): void
  /** Done when nobody took it back. */
  block(): void
  unblock(): void
  mute(choice: MuteChoice): void
  unmute(): void
  removeFromFollowers(): void
}

type Target = Pick<Account, 'id' | 'acct'>

export function useRelate({ id, acct }: Target): Relate {
  const { relationships, accounts, statuses } = useEntities()
  const feeds = useFeeds()
  const queries = useQueryClient()
  const undo = useUndo()
  const tabs = useTabs()
  const known = useRelationship(id)
  const [busy, setBusy] = useState(false)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [problem, setProblem] = useState<string | null>(null)
  const person = () => api().v1.accounts.$select(id)
  const mark = (marks: Partial<Relationship>) => relationships.patch(id, (old) => ({ ...old, ...marks }))
  const catchUp = () => void feeds.catchUp(HOME, () => true).catch(() => undefined)
  const keep = (answer: Relationship) => {
    relationships.put([answer])
    tabs?.tellRelationship(answer)
  }
  const bringBack = (before: Relationship | undefined) => before && relationships.put([before])

  /** One after the other; what is shown is always the last press. */
  async function change(marks: Partial<Relationship>, call: () => Promise<Relationship>, then?: () => void) {
    const before = relationships.get(id)
    setProblem(null)
    setBusy(true)
    mark(marks)
    const mine = queue.current.catch(() => undefined).then(call)
    queue.current = mine
    const isLast = () => queue.current === mine
    try {
      const answer = await mine
      if (isLast()) keep(answer)
      then?.()
      return true
    } catch (error) {
      if (isLast()) bringBack(before)
      setProblem(describeProblem(error))
      return false
    } finally {
      if (isLast()) setBusy(false)
    }
  }

  const countFollower = (step: 1 | -1) =>
    accounts.patch(id, (old) => ({ ...old, followersCount: Math.max(0, old.followersCount + step) }))

  /** What others boosted stays: they are still followed. */
  function leaveHome() {
    const mine = idsOf(feeds.get(HOME.key)?.entries ?? []).concat(idsOf(feeds.get(HOME.key)?.pending ?? []))
    feeds.drop(HOME.key, new Set(mine.filter((entry) => statuses.get(entry)?.account.id === id)))
    catchUp()
  }

  async function follow() {
    // A locked account answers that it was asked: the counter moves only for a real follower.
    const before = accounts.get(id)
    const asks = before?.locked ?? false
    if (!asks) countFollower(1)
    if (!(await change(asks ? { requested: true } : { following: true }, () => person().follow(), catchUp)) && before)
      accounts.put([before])
  }

  async function unfollow() {
    const before = accounts.get(id)
    if (relationships.get(id)?.following) countFollower(-1)
    const marks = { following: false, requested: false, notifying: false }
    if (!(await change(marks, () => person().unfollow(), leaveHome)) && before) accounts.put([before])
  }

  /** While they were blocked their profile was empty, or was emptied here. */
  function readAgain() {
    void queries.resetQueries({ queryKey: ['feed', 'account', id] })
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'feed' && queryKey[1] === id })
    catchUp()
  }

  const isTheirs = (status: { account: { id: string } }) => status.account.id === id
  /** Their own profile keeps a muted person's posts: one goes there to read them. */
  const elsewhere = (key: readonly string[]) => !(key[0] === 'account' && key[1] === id)

  return {
    known,
    busy,
    problem,
    dismissProblem: () => setProblem(null),
    toggleFollow() {
      const now = relationships.get(id)
      void (now?.following || now?.requested ? unfollow() : follow())
    },
    setBoosts: (shown) => void change({ showingReblogs: shown }, () => person().follow({ reblogs: shown }), catchUp),
    setNotify: (on) => void change({ notifying: on }, () => person().follow({ notify: on })),
    setEndorsed: (on) => void change({ endorsed: on }, () => (on ? person().endorse() : person().unendorse())),
    block() {
      const before = known
      setProblem(null)
      mark({ blocking: true, following: false, followedBy: false, requested: false, requestedBy: false })
      const putBack = feeds.dropWhere(isTheirs)
      undo.offer({
        text: t('people.blocked', { acct }),
        undo() {
          bringBack(before)
          putBack()
        },
        async act() {
          keep(await person().block(undefined, { requestInit: { keepalive: true } }))
          // What was read in between.
          feeds.dropWhere(isTheirs)
        },
      })
    },
    unblock: () => void change({ blocking: false }, () => person().unblock(), readAgain),
    async mute(choice) {
      const putBack = feeds.dropWhere(isTheirs, elsewhere)
      const marks = { muting: true, mutingNotifications: choice.notifications }
      if (!(await change(marks, () => person().mute(choice)))) return putBack()
      feeds.dropWhere(isTheirs, elsewhere)
      undo.offer({
        text: t('people.muted', { acct }),
        undo() {
          putBack()
          void change({ muting: false, mutingNotifications: false }, () => person().unmute())
        },
        act: async () => undefined,
      })
    },
    unmute: () => void change({ muting: false, mutingNotifications: false }, () => person().unmute(), catchUp),
    removeFromFollowers() {
      const before = known
      setProblem(null)
      mark({ followedBy: false })
      undo.offer({
        text: t('people.removedFollower', { acct }),
        undo: () => bringBack(before),
        act: () => person().removeFromFollowers(undefined, { requestInit: { keepalive: true } }),
      })
    },
  }
}
