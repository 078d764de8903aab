/** Writes a post or a reply, or changes one. What is written is kept at once; closing never loses it. */
import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useSession } from '../api/session.ts'
import { useInstance } from '../api/use-instance.ts'
import { useOwnAccount } from '../api/use-own-account.ts'
import type { Status } from '../entities/entities.ts'
import { useStatus } from '../entities/use-entities.tsx'
import { t } from '../i18n/i18n.ts'
import { Avatar } from '../ui/avatar.tsx'
import { AnsweredPost } from './answered-post.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { begin, placeOf } from './begin.ts'
import type { ComposeRequest, Editing } from './compose-context.ts'
import { ComposerFoot } from './composer-foot.tsx'
import { openReply } from './opening.ts'
import { TextField } from './text-field.tsx'
import { useCounting } from './use-counting.ts'
import { useDiscard, useKeepAndClose } from './use-discard.ts'
import { useDropTarget } from './use-drop-target.ts'
import { useChoices } from './use-preferences.ts'
import { useSend } from './use-send.ts'
import { useWriting } from './use-writing.ts'
import { WarningField } from './warning-field.tsx'

export interface ComposerProps {
  replyTo?: Status
  editing?: Editing
  draft?: ComposeRequest['draft']
  /** Under which name the draft is kept, unless what is answered or changed says it. */
  place?: string
  /** false where a dialog moves the focus itself, and back. */
  takesFocus?: boolean
  /** `home`: one line until it is used. `inline`: below a post. `page`: has a dialog or a page for itself. */
  layout?: 'home' | 'inline' | 'page'
  onDone?(status: Status): void
  onCancel?(): void
}

export function Composer({
  replyTo,
  editing,
  draft,
  place,
  takesFocus = true,
  onDone,
  onCancel,
  ...props
}: ComposerProps) {
  const { layout = replyTo || editing ? 'inline' : 'home' } = props
  const session = useSession()
  const own = useOwnAccount()
  const instance = useInstance()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [writing, state] = useWriting(place ?? placeOf({ replyTo, editing }), () =>
    begin({ replyTo, editing, draft }, session?.username),
  )
  const { fields, attachments, sending } = state
  const parent = useStatus(fields.inReplyToId ?? undefined)
  const answered = replyTo ?? parent
  const choices = useChoices(fields, replyTo)
  const limits = instance.data?.configuration
  const { left, limit, hindrance } = useCounting(state, limits?.statuses.maxCharacters, choices !== null)
  const untouched = writing.isUntouched()
  const [used, setUsed] = useState(false)
  const open = layout !== 'home' || used || !untouched
  const discard = useDiscard(writing)
  const keepAndClose = useKeepAndClose()
  const send = useSend({
    writing,
    replyTo,
    editing,
    onSent(status) {
      setUsed(false)
      onDone?.(status)
    },
  })

  useBeginning(field, { begins: layout !== 'home', takesFocus, replyTo, me: session?.username })

  const addFiles = (files: File[]) => {
    if (!limits || editing?.status.poll) return
    setUsed(true)
    writing.addFiles(files, limits.mediaAttachments, limits.statuses.maxMediaAttachments)
  }
  const drop = useDropTarget(addFiles)

  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (hindrance === null) void send()
  }

  function cancel() {
    keepAndClose(writing)
    onCancel?.()
  }

  function warn() {
    writing.change({ warned: !fields.warned })
    if (fields.warned) field.current?.focus()
  }

  const label = editing
    ? t('compose.labelEdit')
    : replyTo
      ? t('compose.labelReply', { name: replyTo.account.acct })
      : t('compose.label')
  return (
    <form
      onSubmit={submit}
      {...drop.handlers}
      className={`relative ${LAYOUTS[layout]} ${open && layout === 'home' ? 'pb-2!' : ''}`}
    >
      {layout === 'page' && answered && <AnsweredPost status={answered} />}
      <div className="flex gap-3">
        {layout === 'home' && own.data && <Avatar account={own.data} />}
        <div className="min-w-0 flex-1">
          {fields.warned && (
            <WarningField value={fields.spoilerText} onChange={(spoilerText) => writing.change({ spoilerText })} />
          )}
          <TextField
            ref={field}
            label={label}
            placeholder={replyTo ? t('compose.placeholderReply') : t('compose.placeholder')}
            text={fields.text}
            language={choices?.language}
            rows={open ? 3 : 1}
            describedBy={`${id}-said`}
            disabled={sending}
            onText={(text) => writing.change({ text })}
            onFiles={addFiles}
            onSubmit={submit}
            onFocus={() => setUsed(true)}
            onEscape={(event) => {
              if (layout === 'page') return
              // A dialog around a list of posts stays open.
              event.stopPropagation()
              if (layout === 'inline') cancel()
              else {
                setUsed(false)
                field.current?.blur()
              }
            }}
            className={FIELDS[layout](open, attachments.length > 0)}
          />
        </div>
      </div>
      <AttachmentList writing={writing} attachments={attachments} sending={sending} field={field} />
      {open && (
        <ComposerFoot
          id={`${id}-said`}
          layout={layout}
          state={state}
          choices={choices}
          limits={limits}
          counting={{ left, limit, hindrance }}
          fixedVisibility={editing !== undefined}
          verb={editing ? 'save' : replyTo ? 'reply' : 'post'}
          place={writing.place}
          onChange={writing.change}
          onRead={() => writing.tell({ notices: [] })}
          onFiles={addFiles}
          onWarn={warn}
          onDiscard={
            untouched
              ? undefined
              : () => discard(layout === 'page' && onCancel ? onCancel : () => field.current?.focus())
          }
          onCancel={layout === 'inline' && onCancel ? cancel : undefined}
        />
      )}
      {drop.over && (
        <div className="pointer-events-none absolute inset-1 z-30 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-accent-soft/90 font-semibold text-accent">
          {t('compose.drop')}
        </div>
      )}
    </form>
  )
}

const LAYOUTS = {
  home: 'border-b border-line px-4 py-3',
  inline: 'mt-1 rounded-xl bg-sunken p-3',
  page: 'flex shrink-0 grow flex-col *:shrink-0',
}
const FIELDS = {
  home: (open: boolean) => `py-2 ${open ? 'min-h-20 max-h-96' : 'min-h-10'}`,
  inline: () => 'min-h-17 max-h-96 rounded-xl border border-line bg-raised! px-3 py-2 focus-visible:border-accent',
  page: (_: boolean, files: boolean) => `text-[17px] ${files ? 'min-h-16' : 'min-h-32'}`,
}

/** Opened for writing: the caret stands at the end, people who are only mentioned are selected. */
function useBeginning(field: RefObject<HTMLTextAreaElement | null>, { begins, takesFocus, replyTo, me }: Beginning) {
  const begun = useRef(false)
  useEffect(() => {
    const text = field.current
    if (!begins || !text || begun.current) return
    begun.current = true
    if (takesFocus) text.focus()
    const opening = replyTo && openReply(replyTo, me)
    if (opening && text.value === opening.text) text.setSelectionRange(...opening.select)
    else text.setSelectionRange(text.value.length, text.value.length)
  }, [field, begins, takesFocus, replyTo, me])
}

interface Beginning {
  begins: boolean
  takesFocus: boolean
  replyTo: Status | undefined
  me: string | undefined
}
