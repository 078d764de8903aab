import { countCharacters } from '@rookery/contracts/text'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import type { Status } from '../entities/entities.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { useFeeds } from '../feeds/feeds-context.ts'
import { useLiveEvents } from '../live/live.tsx'
import { Button } from '../ui/button.tsx'
import { Counter } from './counter.tsx'
import { clearDraft, hearDraft, readDraft, saveDraft } from './drafts.ts'

const LIMIT = 500
const VISIBILITIES = {
  public: 'Everyone',
  unlisted: 'Everyone, quietly',
  private: 'Followers only',
  direct: 'Mentioned only',
} as const
type Visibility = keyof typeof VISIBILITIES

interface Props {
  replyTo?: Status
  /** A post of one's own that is being changed, and its source. */
  editing?: { status: Status; text: string }
  onDone?(): void
  onCancel?(): void
}

/** Writes a post or a reply, or changes one. Drafts survive a reload; Ctrl/Cmd+Enter posts; a repeated request posts once. */
export function Composer({ replyTo, editing, onDone, onCancel }: Props) {
  const session = useSession()
  const entities = useEntities()
  const feeds = useFeeds()
  const events = useLiveEvents()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const opened = Boolean(replyTo ?? editing)
  const draftKey = editing ? `edit.${editing.status.id}` : replyTo ? `reply.${replyTo.id}` : 'post'
  const [text, setText] = useState(
    () => readDraft(draftKey) ?? editing?.text ?? openingText(replyTo, session?.username),
  )
  const [visibility, setVisibility] = useState<Visibility>(replyTo?.visibility ?? 'public')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const left = LIMIT - countCharacters(text)
  const ready = text.trim() !== '' && left >= 0 && !sending
  const verb = editing ? 'Save' : replyTo ? 'Reply' : 'Post'

  useEffect(() => hearDraft(draftKey, setText), [draftKey])
  useEffect(() => {
    if (!opened) return
    field.current?.focus()
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [opened])

  function write(value: string) {
    setText(value)
    saveDraft(draftKey, value)
    // Another text is another post: the key of a lost request must not answer for it.
    setKey(crypto.randomUUID())
  }

  async function send(): Promise<void> {
    const statuses = api().v1.statuses
    if (editing) {
      const { id: statusId, sensitive, spoilerText } = editing.status
      const edited = await statuses.$select(statusId).update({ status: text, sensitive, spoilerText })
      return void entities.keep([edited])
    }
    const status = await statuses.create(
      { status: text, visibility, inReplyToId: replyTo?.id },
      { requestInit: { headers: { 'Idempotency-Key': key } } },
    )
    feeds.arrive(['home'], status, true)
    events.emit('posted', status)
    if (replyTo) entities.statuses.patch(replyTo.id, (old) => ({ ...old, repliesCount: old.repliesCount + 1 }))
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    if (!ready) return
    setSending(true)
    setProblem(null)
    try {
      await send()
      clearDraft(draftKey)
      setText('')
      setKey(crypto.randomUUID())
      onDone?.()
    } catch (error) {
      setProblem(describeProblem(error))
    } finally {
      setSending(false)
    }
  }

  return (
    <form onSubmit={submit} className={opened ? 'mt-1 rounded-xl bg-sunken p-3' : 'border-b border-line px-4 py-3'}>
      <label htmlFor={id} className="sr-only">
        {editing ? 'Change the post' : replyTo ? `Reply to ${replyTo.account.acct}` : 'Write a post'}
      </label>
      <textarea
        ref={field}
        id={id}
        value={text}
        rows={2}
        placeholder={replyTo ? 'Your reply' : 'What is on your mind?'}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
          if (event.key === 'Escape') onCancel?.()
        }}
        className="field-sizing-content block max-h-96 min-h-17 w-full resize-none rounded-xl border border-line bg-raised px-3 py-2 text-base placeholder:text-muted"
      />
      <div className="mt-2 flex flex-wrap items-center justify-end gap-x-2 gap-y-2">
        {!editing && (
          <select
            aria-label="Who can see this"
            value={visibility}
            onChange={(event) => setVisibility(event.target.value as Visibility)}
            className="mr-auto min-h-10 rounded-full border border-line bg-raised px-3 text-sm text-muted"
          >
            {Object.entries(VISIBILITIES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        )}
        <Counter left={left} limit={LIMIT} />
        {onCancel && (
          <Button kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" disabled={!ready} title="Ctrl+Enter">
          {verb}
        </Button>
      </div>
      {problem && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {problem}
        </p>
      )}
    </form>
  )
}

/** A reply greets everybody in the conversation but oneself. */
function openingText(replyTo: Status | undefined, me: string | undefined): string {
  if (!replyTo) return ''
  const people = [replyTo.account.acct, ...replyTo.mentions.map((mention) => mention.acct)]
  const others = [...new Set(people)].filter((acct) => acct !== me)
  return others.map((acct) => `@${acct} `).join('')
}
