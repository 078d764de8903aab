/** Sends what is written: a post, a reply or a change. A lost answer and a second try make one post. */
import { useQueryClient } from '@tanstack/react-query'
import { MastoHttpError, MastoTimeoutError } from 'masto'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import type { Status } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { useFeeds } from '../feeds/feeds-context.ts'
import { t } from '../i18n/i18n.ts'
import { useLiveEvents, useTabs } from '../live/live.tsx'
import { type Attachment, focusText, isDescribedAnew } from './attachments.ts'
import type { Editing } from './compose-context.ts'
import { type Choices, choose, readPreferences } from './use-preferences.ts'
import type { Writing } from './writing.ts'

interface Sending {
  writing: Writing
  replyTo?: Status
  editing?: Editing
  onSent(status: Status): void
}

/** A server that says nothing for so long has lost the request. */
const PATIENCE_MS = 20_000
const PAUSE_MS = 1_000

export function useSend({ writing, replyTo, editing, onSent }: Sending): () => Promise<void> {
  const queries = useQueryClient()
  const entities = useEntities()
  const feeds = useFeeds()
  const events = useLiveEvents()
  const tabs = useTabs()

  function welcome(status: Status) {
    if (editing) {
      entities.keep([status])
      tabs?.tellStatus(status)
      return
    }
    feeds.arrive(['home'], status, true)
    events.emit('posted', status)
    const { inReplyToId } = status
    if (inReplyToId) entities.statuses.patch(inReplyToId, (old) => ({ ...old, repliesCount: old.repliesCount + 1 }))
  }

  return async () => {
    if (writing.get().sending) return
    writing.tell({ sending: true, problem: null })
    try {
      if (!navigator.onLine) throw new TypeError('offline')
      const usual = await readPreferences(queries)
      const { fields, attachments, key } = writing.get()
      const choices = choose(fields, usual, replyTo)
      const post = { ...textOf(writing), ...choices }
      const status = editing
        ? await save(editing.status.id, post, attachments)
        : await create({ ...post, inReplyToId: replyTo?.id ?? fields.inReplyToId }, key, writing)
      writing.clear()
      welcome(status)
      onSent(status)
    } catch (error) {
      writing.tell({ problem: say(error) })
    } finally {
      writing.tell({ sending: false })
    }
  }
}

function textOf(writing: Writing) {
  const { fields, attachments } = writing.get()
  return {
    status: fields.text,
    spoilerText: fields.warned ? fields.spoilerText : '',
    mediaIds: attachments.flatMap(({ id }) => id ?? []),
  }
}

type Post = ReturnType<typeof textOf> & Choices

async function create(post: Post & { inReplyToId: string | null }, key: string, writing: Writing): Promise<Status> {
  await Promise.all(
    writing
      .get()
      .attachments.filter(isDescribedAnew)
      .map((each) => tellDescription(each, writing)),
  )
  const send = async () =>
    await api().v1.statuses.create(
      { ...post, inReplyToId: post.inReplyToId ?? undefined },
      { requestInit: { headers: { 'Idempotency-Key': key }, signal: AbortSignal.timeout(PATIENCE_MS) } },
    )
  try {
    return await send()
  } catch (error) {
    if (!isLost(error)) throw error
    // Perhaps it was posted and only the answer was lost: the same key asks for that answer.
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    return await send()
  }
}

async function tellDescription(attachment: Attachment, writing: Writing): Promise<void> {
  const { id, key, description, focus } = attachment
  try {
    await api()
      .v1.media.$select(id ?? '')
      .update({ description, focus: focusText(focus) })
  } catch (error) {
    // Posted already by the request whose answer was lost: the same key brings that answer.
    if (!(error instanceof MastoHttpError && error.statusCode === 404)) throw error
  }
  writing.described(key)
}

async function save(id: string, post: Post, attachments: readonly Attachment[]): Promise<Status> {
  const { visibility: _, ...changes } = post
  const mediaAttributes = attachments.filter(isDescribedAnew).map(({ id, description, focus }) => ({
    id: id ?? '',
    description,
    focus: focusText(focus),
  }))
  return await api()
    .v1.statuses.$select(id)
    .update({ ...changes, mediaAttributes }, { requestInit: { signal: AbortSignal.timeout(PATIENCE_MS) } })
}

const isLost = (error: unknown) => error instanceof TypeError || error instanceof MastoTimeoutError

const say = (error: unknown): string => (isLost(error) ? t('compose.notSent') : describeProblem(error))
