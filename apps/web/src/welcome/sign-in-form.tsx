import { MastoHttpError } from 'masto'
import { type FormEvent, useState } from 'react'
import { signIn } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'

export function SignInForm() {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(null)
    try {
      await signIn({ username: String(form.get('login')), password: String(form.get('password')) })
    } catch (error) {
      const wrong = error instanceof MastoHttpError && (error.statusCode === 400 || error.statusCode === 401)
      setProblem(wrong ? 'Name or password is wrong.' : describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field label="Name or e-mail" name="login" required autoComplete="username" autoCapitalize="none" />
      <Field label="Password" name="password" type="password" required autoComplete="current-password" />
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <Button type="submit" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
