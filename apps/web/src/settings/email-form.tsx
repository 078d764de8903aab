import { type FormEvent, useState } from 'react'
import { ownApi } from '../api/own-api.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { emailProblem } from '../welcome/account-rules.ts'
import { Outcome } from './setting-page.tsx'
import { useAct } from './use-act.ts'

/** A new address, or none: one then signs in with the name alone. Removing is a press of its own, never an empty field by oversight. */
export function EmailForm() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [left, setLeft] = useState(false)
  const { busy, problem, done, act, refuse } = useAct()
  const rule = emailProblem(email)

  async function change(next: string, said: string) {
    if (password === '') return refuse(t('settings.presentNeeded'))
    if (!(await act(() => ownApi.changeEmail(password, next), said))) return
    setEmail('')
    setPassword('')
    setLeft(false)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    setLeft(true)
    if (rule === null) void change(email.trim(), t('settings.email.done', { email: email.trim() }))
  }

  return (
    <form onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-1.5">
      <Field
        label={t('settings.email.new')}
        type="email"
        autoComplete="email"
        value={email}
        onBlur={() => setLeft(email !== '')}
        onChange={({ target }) => setEmail(target.value)}
        problem={left && rule ? t(`welcome.rule.${rule}`) : undefined}
      />
      <PasswordField
        label={t('settings.presentPassword')}
        autoComplete="current-password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <Outcome problem={problem} done={done} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="quiet" disabled={busy}>
          {t('settings.email.change')}
        </Button>
        <Button kind="danger" disabled={busy} onClick={() => void change('', t('settings.email.removed'))}>
          {t('settings.email.remove')}
        </Button>
      </div>
    </form>
  )
}
