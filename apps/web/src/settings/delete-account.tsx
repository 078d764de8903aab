import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ownApi } from '../api/own-api.ts'
import { endSession, useSession } from '../api/session.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Outcome } from './setting-page.tsx'
import { useAct } from './use-act.ts'

const GONE = ['posts', 'pictures', 'follows', 'marks', 'name'] as const

/** Cannot be undone: opens first, says what goes, then wants the name typed and the password. */
export function DeleteAccount() {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button kind="danger" className="self-start" onClick={() => setOpen(true)}>
        {t('settings.delete.begin')}
      </Button>
    )
  return <Form onCancel={() => setOpen(false)} />
}

function Form({ onCancel }: { onCancel(): void }) {
  const { username = '' } = useSession() ?? {}
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { busy, problem, act } = useAct()
  const sure = name.trim().replace(/^@/, '').toLowerCase() === username.toLowerCase() && password !== ''

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!sure || !(await act(() => ownApi.deleteAccount(password)))) return
    await navigate({ to: '/' })
    endSession()
  }

  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      className="flex flex-col gap-1.5 rounded-xl bg-sunken p-4"
    >
      <p className="font-semibold">{t('settings.delete.what')}</p>
      <ul className="mb-3 list-disc space-y-1 pl-5 text-[15px]">
        {GONE.map((what) => (
          <li key={what}>{t(`settings.delete.${what}`, { name: username })}</li>
        ))}
      </ul>
      <div className="flex max-w-sm flex-col gap-1.5">
        <Field
          autoFocus
          label={t('settings.delete.typeName', { name: username })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <PasswordField
          label={t('settings.delete.password')}
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <Outcome problem={problem} done={null} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="danger" disabled={!sure || busy}>
          {busy ? t('settings.delete.deleting') : t('settings.delete.now')}
        </Button>
        <Button kind="bare" onClick={onCancel}>
          {t('settings.delete.keep')}
        </Button>
      </div>
    </form>
  )
}
