import { MastoHttpError } from 'masto'
import { type FormEvent, useState } from 'react'
import { signIn } from '../api/client.ts'
import { describeProblem, isDisabled, isPending } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { rememberVisit } from './visits.ts'
import { waitedBefore } from './waiting.ts'

export function SignInForm() {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const waited = waitedBefore()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { currentTarget: form } = event
    const values = new FormData(form)
    const [username, password] = [String(values.get('login')).trim().replace(/^@/, ''), String(values.get('password'))]
    setProblem(null)
    if (username === '' || password === '') {
      setProblem(t('welcome.bothNeeded'))
      form.querySelector<HTMLElement>(username === '' ? '[name=login]' : '[name=password]')?.focus()
      return
    }
    setBusy(true)
    try {
      await signIn({ username, password })
      rememberVisit()
    } catch (error) {
      setProblem(refusal(error))
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-1.5">
      {waited && <p className="mb-2 rounded-xl bg-sunken px-4 py-3 text-sm">{t('welcome.waited', { name: waited })}</p>}
      <Field
        label={t('welcome.login')}
        name="login"
        required
        defaultValue={waited ?? undefined}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField label={t('welcome.password')} name="password" required autoComplete="current-password" />
      {problem && (
        <p role="alert" className="rounded-xl bg-sunken px-4 py-3 text-sm text-danger">
          {problem}
        </p>
      )}
      <Button type="submit" disabled={busy} className="mt-1 min-h-11">
        {busy ? t('welcome.signingIn') : t('welcome.signIn')}
      </Button>
    </form>
  )
}

function refusal(error: unknown): string {
  if (isPending(error)) return t('welcome.refused.pending')
  if (isDisabled(error)) return t('welcome.refused.suspended')
  const wrong = error instanceof MastoHttpError && (error.statusCode === 400 || error.statusCode === 401)
  return wrong ? t('welcome.refused.wrong') : describeProblem(error)
}
