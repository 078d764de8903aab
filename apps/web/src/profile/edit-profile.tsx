/** The form for one's own profile: pictures, name, bio, fields, and who may follow and find one. */

import type { mastodon } from 'masto'
import { type FormEvent, useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { useOwnAccount } from '../api/use-own-account.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Notice, Skeleton } from '../ui/notice.tsx'
import { Switch } from '../ui/switch.tsx'
import { CountedText } from './counted-text.tsx'
import { EditFields } from './edit-fields.tsx'
import { EditPictures } from './edit-pictures.tsx'
import { draftOf, isTooLong, LIMITS, type PictureChange, type ProfileDraft } from './profile-draft.ts'
import { useSaveProfile } from './use-save-profile.ts'

/** `onDone` is called when it is saved, and when it is given up; without it the form stays and says that it is saved. */
export function EditProfile({ onDone }: { onDone?: () => void }) {
  const own = useOwnAccount()
  if (own.isError && !own.data)
    return <Notice text={describeProblem(own.error)} action={t('app.retry')} onAction={() => own.refetch()} />
  if (!own.data) return <Skeleton rows={3} />
  return <Form account={own.data} onDone={onDone} />
}

const SWITCHES = ['locked', 'discoverable', 'indexable', 'bot'] as const

function Form({ account, onDone }: { account: mastodon.v1.CredentialAccount; onDone?: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(account))
  const [pictures, setPictures] = useState<{ avatar: PictureChange; header: PictureChange }>({
    avatar: undefined,
    header: undefined,
  })
  const [pictureProblem, setPictureProblem] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const { busy, problem, fields, save } = useSaveProfile()

  const set = (changes: Partial<ProfileDraft>) => {
    setSaved(false)
    setDraft((old) => ({ ...old, ...changes }))
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isTooLong(draft) || !(await save(draft, pictures))) return
    setPictures({ avatar: undefined, header: undefined })
    setSaved(true)
    onDone?.()
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" aria-busy={busy || undefined}>
      <EditPictures
        account={account}
        pictures={pictures}
        disabled={busy}
        onChange={(changes) => {
          setSaved(false)
          setPictures((old) => ({ ...old, ...changes }))
        }}
        onProblem={setPictureProblem}
      />
      {pictureProblem && (
        <p role="alert" className="text-sm text-danger">
          {pictureProblem}
        </p>
      )}
      <CountedText
        label={t('profile.displayName')}
        value={draft.displayName}
        limit={LIMITS.displayName}
        problem={fields.display_name}
        onChange={(displayName) => set({ displayName })}
        autoComplete="name"
      />
      <CountedText
        label={t('profile.bio')}
        hint={t('profile.bioHint')}
        value={draft.note}
        limit={LIMITS.note}
        problem={fields.note}
        onChange={(note) => set({ note })}
        rows={5}
      />
      <EditFields fields={draft.fields} problem={fields.fields} onChange={(changed) => set({ fields: changed })} />
      <div>
        {SWITCHES.map((name) => (
          <Switch
            key={name}
            label={t(`profile.switch.${name}`)}
            hint={t(`profile.switch.${name}Hint`)}
            checked={draft[name]}
            onChange={(on) => set({ [name]: on })}
          />
        ))}
      </div>
      <div
        className={`flex flex-wrap items-center justify-end gap-3 ${onDone ? 'sticky -bottom-4 z-1 -mx-4 -mb-4 border-t border-line bg-raised px-4 py-3' : ''}`}
      >
        <p role={problem ? 'alert' : 'status'} className={`mr-auto text-sm ${problem ? 'text-danger' : 'text-muted'}`}>
          {problem ?? (busy ? t('profile.saving') : saved ? t('profile.saved') : '')}
        </p>
        {onDone && (
          <Button kind="quiet" onClick={onDone}>
            {t('app.cancel')}
          </Button>
        )}
        <Button type="submit" disabled={busy || isTooLong(draft)}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  )
}
