/** What one can do with a post, for its buttons, its menu and its keys. Failing says why, at the post. */
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { useCompose } from '../compose/compose-provider.tsx'
import type { Status } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { useTabs } from '../live/live.tsx'
import { useUndo } from '../ui/undo.tsx'
import { isWide } from '../ui/use-wide.ts'
import { leaveAt } from './left-at.ts'
import { type Mark, type Send, setMark } from './marks.ts'
import { postPath, profilePath } from './paths.ts'
import { changeView, postViews } from './post-view.ts'

export interface PostActions {
  signedIn: boolean
  mine: boolean
  canBoost: boolean
  toggle(mark: Mark): void
  reply(): void
  edit(): void
  remove(): void
  redraft(): void
  /** In a new tab if asked so. */
  open(newTab?: boolean): void
  openAuthor(): void
}

const send: Send = (id, verb) => api().v1.statuses.$select(id)[verb]()

export function usePostActions(status: Status): PostActions {
  const entities = useEntities()
  const queries = useQueryClient()
  const router = useRouter()
  const session = useSession()
  const compose = useCompose()
  const tabs = useTabs()
  const undo = useUndo()
  const { id, account, visibility } = status
  const signedIn = session !== null
  const mine = session?.accountId === account.id
  const canBoost = visibility === 'public' || visibility === 'unlisted' || (visibility === 'private' && mine)
  const path = postPath(account.acct, id)
  const say = (problem: string | null) => changeView(entities, id, { problem })

  async function attempt(what: () => Promise<void>) {
    say(null)
    try {
      await what()
    } catch (error) {
      say(describeProblem(error))
    }
  }

  async function mark(name: Mark) {
    if (!signedIn || (name === 'reblogged' && !canBoost)) return
    const on = !entities.statuses.get(id)?.[name]
    await attempt(async () => {
      tabs?.tellStatus(await setMark(entities, id, name, on, send))
      if (name === 'pinned') void queries.invalidateQueries({ queryKey: ['pinned', account.id] })
    })
  }

  function reply() {
    if (!signedIn) return
    if (!isWide()) return compose.open({ replyTo: status })
    changeView(entities, id, { replying: !postViews(entities).get(id)?.replying })
  }

  const edit = () =>
    attempt(async () => {
      const { text, spoilerText } = await api().v1.statuses.$select(id).source.fetch()
      compose.open({ editing: { status, text, spoilerText } })
    })

  function remove() {
    const target = api().v1.statuses.$select(id)
    entities.hide(id)
    undo.offer({
      text: t('post.deleted'),
      undo: () => entities.unhide(id),
      async act() {
        await target.remove(undefined, { requestInit: { keepalive: true } })
        tabs?.tellDeleted(id)
      },
    })
  }

  const redraft = () =>
    attempt(async () => {
      const { text, mediaAttachments } = await api().v1.statuses.$select(id).remove()
      entities.hide(id)
      tabs?.tellDeleted(id)
      compose.open({
        draft: {
          text: text ?? '',
          spoilerText: status.spoilerText,
          visibility,
          language: status.language ?? undefined,
          sensitive: status.sensitive,
          inReplyToId: status.inReplyToId ?? null,
          mediaIds: mediaAttachments.map((media) => media.id),
          media: mediaAttachments,
        },
      })
    })

  return {
    signedIn,
    mine,
    canBoost,
    toggle: (name) => void mark(name),
    reply,
    edit: () => void edit(),
    remove,
    redraft: () => void redraft(),
    open(newTab = false) {
      if (newTab) window.open(path, '_blank', 'noopener')
      else if (location.pathname !== path) {
        leaveAt(router.state.location.state.__TSR_key ?? '', id)
        void router.navigate({ href: path })
      }
    },
    openAuthor: () => void router.navigate({ href: profilePath(account.acct) }),
  }
}
