import { countCharacters } from '@rookery/contracts/text'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem, type Status } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { prependHome } from '../api/status-cache.ts'
import { Button } from '../ui/button.tsx'
import { clearDraft, readDraft, saveDraft } from './drafts.ts'

const LIMIT = 500
const VISIBILITIES = {
  public: 'Everyone can see this',
  unlisted: 'Everyone, but not in public timelines',
  private: 'Only your followers',
  direct: 'Only people you mention',
} as const
type Visibility = keyof typeof VISIBILITIES

/** Writes a post or a reply. The draft survives a reload; Ctrl/Cmd+Enter posts; a repeat of a lost request posts once. */
export function Composer({ replyTo, onPosted }: { replyTo?: Status; onPosted?(status: Status): void }) {
  const session = useSession()
  const queries = useQueryClient()
  const id = useId()
  const draftKey = replyTo ? `reply.${replyTo.id}` : 'post'
  const [text, setText] = useState(() => readDraft(draftKey) ?? openingText(replyTo, session?.username))
  const [visibility, setVisibility] = useState<Visibility>(replyTo?.visibility ?? 'public')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const left = LIMIT - countCharacters(text)
  const ready = text.trim() !== '' && left >= 0 && !sending

  function write(value: string) {
    setText(value)
    saveDraft(draftKey, value)
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    if (!ready) return
    setSending(true)
    setProblem(null)
    try {
      const status = await api().v1.statuses.create(
        { status: text, visibility, inReplyToId: replyTo?.id, language: null },
        { requestInit: { headers: { 'Idempotency-Key': key } } },
      )
      clearDraft(draftKey)
      setText('')
      setKey(crypto.randomUUID())
      prependHome(queries, [status])
      if (replyTo) void queries.invalidateQueries({ queryKey: ['thread'] })
      onPosted?.(status)
    } catch (error) {
      setProblem(describeProblem(error))
    } finally {
      setSending(false)
    }
  }

  return (
    <form onSubmit={submit} className="border-b border-line px-4 py-3">
      <label htmlFor={id} className="sr-only">
        {replyTo ? `Reply to ${replyTo.account.acct}` : 'Write a post'}
      </label>
      <textarea
        id={id}
        value={text}
        rows={replyTo ? 2 : 3}
        placeholder={replyTo ? 'Your reply' : 'What is on your mind?'}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
        className="field-sizing-content max-h-96 min-h-20 w-full resize-none bg-transparent text-base placeholder:text-muted focus-visible:outline-none"
      />
      <div className="flex flex-wrap items-center gap-3">
        <select
          aria-label="Who can see this"
          value={visibility}
          onChange={(event) => setVisibility(event.target.value as Visibility)}
          className="min-h-10 max-w-[60%] rounded-full border border-line bg-raised px-3 text-sm text-muted"
        >
          {Object.entries(VISIBILITIES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <span
          className={`ml-auto text-sm tabular-nums ${left < 0 ? 'text-danger' : 'text-muted'}`}
          aria-live={left < 20 ? 'polite' : 'off'}
        >
          {left < 100 ? left : ''}
        </span>
        <Button type="submit" disabled={!ready}>
          {sending ? 'Posting…' : replyTo ? 'Reply' : 'Post'}
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
