import { extractMentions } from '@rookery/contracts/text/entities'
import type { mastodon } from 'masto'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Counter } from './counter.tsx'
import type { DraftFields } from './draft.ts'
import { OtherDrafts } from './other-drafts.tsx'
import { Tools } from './tools.tsx'
import type { Counting } from './use-counting.ts'
import type { Choices } from './use-preferences.ts'
import { VisibilityMenu } from './visibility-menu.tsx'
import { Notices } from './warning-field.tsx'
import type { WritingState } from './writing.ts'

interface Props {
  /** Of the sentence that says what will happen. */
  id: string
  layout: 'home' | 'inline' | 'page'
  state: WritingState
  choices: Choices | null
  limits: mastodon.v2.Instance['configuration'] | undefined
  counting: Counting
  fixedVisibility: boolean
  verb: 'post' | 'reply' | 'save'
  place: string
  onChange(fields: Partial<DraftFields>): void
  /** The notices were read. */
  onRead(): void
  onFiles(files: File[]): void
  onWarn(): void
  onDiscard?: () => void
  onCancel?: () => void
}

/** Who will see it, in words; the tools; how much room is left; the button. */
export function ComposerFoot({ id, layout, state, choices, limits, counting, verb, ...props }: Props) {
  const { fields, attachments, sending, problem, notices } = state
  const { place, fixedVisibility, onChange, onRead, onFiles, onWarn, onDiscard, onCancel } = props
  const { left, limit, hindrance } = counting
  return (
    <div className={layout === 'page' ? PAGE_FOOT : 'mt-2'}>
      <Notices texts={notices} onDismiss={onRead} />
      {problem && (
        <p role="alert" className="mb-2 text-sm text-danger">
          {problem}
        </p>
      )}
      {attachments.length > 0 && <Sensitive fields={fields} choices={choices} onChange={onChange} />}
      <div className="flex items-center gap-2.5 border-b border-line pb-2">
        <VisibilityMenu
          value={choices?.visibility}
          disabled={fixedVisibility}
          onChange={(visibility) => onChange({ visibility })}
        />
        <p id={id} aria-live="polite" className="text-[13px] leading-4.5 text-muted">
          <Said state={state} choices={choices} counting={counting} />
        </p>
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-1">
        <Tools
          types={limits?.mediaAttachments.supportedMimeTypes ?? []}
          room={limits !== undefined && attachments.length < limits.statuses.maxMediaAttachments}
          warned={fields.warned}
          language={choices?.language}
          languages={[]}
          onFiles={onFiles}
          onWarn={onWarn}
          onLanguage={(language) => onChange({ language })}
          onDiscard={onDiscard}
        />
        {verb === 'post' && <OtherDrafts place={place} />}
        <span className="flex-1" />
        <Counter left={left} limit={limit} />
        {onCancel && (
          <Button kind="bare" onClick={onCancel} className="max-sm:px-2">
            {t('app.cancel')}
          </Button>
        )}
        <Button type="submit" disabled={hindrance !== null || sending} aria-describedby={id} title="Ctrl+Enter">
          {sending ? t('compose.sending') : t(`compose.${verb}`)}
        </Button>
      </div>
    </div>
  )
}

/** At the bottom of the dialog, above the bar of a page, above the keyboard of a phone. */
const PAGE_FOOT =
  'sticky bottom-14 sm:bottom-0 z-10 -mx-4 mt-auto bg-paper px-4 py-3 in-[[role=dialog]]:-bottom-4! in-[[role=dialog]]:-mb-4 in-[[role=dialog]]:bg-raised'

/** What hinders it, else what will happen. */
function Said({ state: { fields }, choices, counting }: Pick<Props, 'state' | 'choices' | 'counting'>) {
  const { hindrance, left } = counting
  if (hindrance === 'tooLong') return <span className="text-danger">{t('compose.tooLong', { count: -left })}</span>
  if (hindrance === 'uploading') return t('compose.stillUploading')
  if (hindrance === 'failed') return <span className="text-danger">{t('compose.someFailed')}</span>
  if (!choices) return t('app.loading')
  if (choices.visibility !== 'direct') return t(`compose.sees.${choices.visibility}`)
  const names = [...new Set(extractMentions(fields.text).map(({ username }) => `@${username}`))]
  if (names.length === 0) return <span className="text-warn">{t('compose.nobodyMentioned')}</span>
  return t('compose.seesNamed', { names: new Intl.ListFormat(document.documentElement.lang).format(names) })
}

function Sensitive({ fields, choices, onChange }: Pick<Props, 'choices' | 'onChange'> & { fields: DraftFields }) {
  const forced = fields.warned && fields.spoilerText.trim() !== ''
  return (
    <label className="mb-1 flex min-h-10 items-center gap-2.5 text-sm">
      <input
        type="checkbox"
        checked={forced || (choices?.sensitive ?? false)}
        disabled={forced}
        onChange={(event) => onChange({ sensitive: event.target.checked })}
        className="size-4.5 accent-accent"
      />
      {t('compose.sensitive')}
    </label>
  )
}
