import { type FormEvent, useState } from 'react'
import { ownApi } from '../api/own-api.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { emailProblem } from '../welcome/account-rules.ts'
import { Outcome } from './setting-page.tsx'
import { useAct } from './use-act.ts'

/** An empty address removes it: one then signs in with the name alone. */
export function EmailForm() {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [left, setLeft] = useState(false)
  const { busy, problem, done, act, refuse } = useAct()
  const wrong = email.trim() !== '' && emailProblem(email) !== null

  async function submit(event: FormEvent) {
    event.preventDefault()
    setLeft(true)
    if (wrong) return
    if (password === '') return refuse(t('settings.presentNeeded'))
    const said = email.trim() === '' ? t('settings.email.removed') : t('settings.email.done', { email: email.trim() })
    if (!(await act(() => ownApi.changeEmail(password, email.trim()), said))) return
    setPassword('')
    setLeft(false)
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-sm flex-col gap-1.5">
      <Field
        label={t('settings.email.new')}
        hint={t('settings.email.hint')}
        type="email"
        autoComplete="email"
        value={email}
        onBlur={() => setLeft(true)}
        onChange={({ target }) => setEmail(target.value)}
        problem={left && wrong ? t('welcome.rule.emailShape') : undefined}
      />
      <PasswordField
        label={t('settings.presentPassword')}
        autoComplete="current-password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <Outcome problem={problem} done={done} />
      <Button type="submit" kind="quiet" disabled={busy} className="self-start">
        {t('settings.email.change')}
      </Button>
    </form>
  )
}
