import { type ReactNode, useRef, useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { dateOf } from './date-of.ts'
import {
  ACTIONS,
  CONTEXTS,
  DURATIONS,
  type Duration,
  type Filter,
  type FilterDraft,
  problemOf,
} from './filter-draft.ts'
import { KeywordLines } from './keyword-lines.tsx'

interface Props {
  initial: FilterDraft
  /** The filter that is changed. */
  before?: Filter
  submit: string
  /** Rejects with the reason when it cannot be kept. */
  onSave(draft: FilterDraft): Promise<void>
}

export function FilterForm({ initial, before, submit, onSave }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const wrong = tried ? problemOf(draft, before) : null
  const change = (part: Partial<FilterDraft>) => setDraft((old) => ({ ...old, ...part }))

  async function save() {
    setTried(true)
    setFailure(null)
    if (problemOf(draft, before)) {
      // What is wrong may be far above the button.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] input')?.focus(),
      )
      return
    }
    setBusy(true)
    try {
      await onSave(draft)
    } catch (error) {
      setFailure(describeProblem(error))
      setBusy(false)
    }
  }

  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-6 px-4 py-5"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {before?.expiresAt && Date.parse(before.expiresAt) <= Date.now() && (
        <p className="rounded-xl bg-sunken px-4 py-3 text-[15px]">{t('filters.expired')}</p>
      )}
      <KeywordLines
        lines={draft.keywords}
        problem={wrong === 'keywords' ? t('filters.problem.keywords') : null}
        onChange={(keywords) => change({ keywords })}
      />
      {before && before.statuses.length > 0 && (
        <p className="text-sm text-muted">{t('filters.heldPosts', { count: before.statuses.length })}</p>
      )}
      <Field
        label={t('filters.title')}
        hint={t('filters.titleHint')}
        dir="auto"
        autoComplete="off"
        maxLength={255}
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <Choices legend={t('filters.contexts')} problem={wrong === 'contexts' ? t('filters.problem.contexts') : null}>
        {CONTEXTS.map((context) => (
          <Choice
            key={context}
            type="checkbox"
            name="context"
            label={t(`filters.context.${context}`)}
            checked={draft.contexts.includes(context)}
            onChange={(on) =>
              change({
                contexts: on ? [...draft.contexts, context] : draft.contexts.filter((other) => other !== context),
              })
            }
          />
        ))}
      </Choices>
      <Choices legend={t('filters.action')}>
        {ACTIONS.map((action) => (
          <Choice
            key={action}
            type="radio"
            name="action"
            label={t(`filters.actions.${action}`)}
            hint={t(`filters.actionHints.${action}`)}
            checked={draft.action === action}
            onChange={() => change({ action })}
          />
        ))}
      </Choices>
      <Select
        label={t('filters.duration')}
        value={draft.duration}
        options={[
          ...(before?.expiresAt
            ? [{ value: 'keep', name: t('filters.durations.keep', { date: dateOf(before.expiresAt) }) }]
            : []),
          ...(['never', ...DURATIONS] as const).map((value) => ({ value, name: t(`filters.durations.${value}`) })),
        ]}
        onChange={(duration) => change({ duration: duration as Duration })}
      />
      {failure && <Notice text={failure} action={t('app.dismiss')} onAction={() => setFailure(null)} />}
      <Button type="submit" disabled={busy} className="self-start">
        {submit}
      </Button>
    </form>
  )
}

function Choices({ legend, problem, children }: { legend: string; problem?: string | null; children: ReactNode }) {
  return (
    <fieldset data-wrong={problem ? true : undefined}>
      <legend className="text-sm font-semibold">{legend}</legend>
      <div className="mt-1 flex flex-col">{children}</div>
      {problem && (
        <p role="alert" className="text-[13px] text-danger">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

interface ChoiceProps {
  type: 'checkbox' | 'radio'
  name: string
  label: string
  hint?: string
  checked: boolean
  onChange(on: boolean): void
}

const Choice = ({ label, hint, onChange, ...input }: ChoiceProps) => (
  <label className="-mx-2 flex min-h-11 cursor-pointer items-start gap-3 rounded-lg px-2 py-2.5 hover:bg-sunken">
    <input
      {...input}
      onChange={(event) => onChange(event.target.checked)}
      className="mt-0.5 size-5 shrink-0 accent-accent"
    />
    <span className="text-[15px]">
      {label}
      {hint && <span className="block text-[13px] text-muted">{hint}</span>}
    </span>
  </label>
)
