import { type FormEvent, useState } from 'react'
import { signUp } from '../api/client.ts'
import { describeProblem, type FieldProblems, fieldProblems } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'

/** How the server's answer about a field begins: "This name has already been taken". */
const WORDS = { username: 'name', email: 'address', password: 'password' }

/** The rules are told while one types, not after failing. */
export function SignUpForm() {
  const [values, setValues] = useState({ username: '', email: '', password: '' })
  const [touched, setTouched] = useState<Partial<Record<keyof typeof values, boolean>>>({})
  const [refused, setRefused] = useState<FieldProblems>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const local = localProblems(values)

  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    required: true,
    problem: refused[name] ? `This ${WORDS[name]} ${refused[name]}` : touched[name] ? local[name] : undefined,
    onBlur: () => setTouched({ ...touched, [name]: true }),
    onChange: (event: { target: { value: string } }) => {
      setValues({ ...values, [name]: event.target.value })
      setRefused({ ...refused, [name]: undefined })
    },
  })

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTouched({ username: true, email: true, password: true })
    if (Object.keys(local).length > 0) return
    setBusy(true)
    setProblem(null)
    try {
      await signUp(values)
    } catch (error) {
      const fields = fieldProblems(error)
      setRefused(fields)
      if (Object.keys(fields).length === 0) setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-2">
      <Field
        label="Name"
        hint="Letters, digits and _, up to 30"
        autoComplete="username"
        autoCapitalize="none"
        {...field('username')}
      />
      <Field label="E-mail" hint="Only for you to get back in" type="email" autoComplete="email" {...field('email')} />
      <Field
        label="Password"
        hint="At least 8 characters"
        type="password"
        autoComplete="new-password"
        {...field('password')}
      />
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <Button type="submit" disabled={busy} className="mt-1">
        {busy ? 'Creating…' : 'Create account'}
      </Button>
    </form>
  )
}

function localProblems(values: { username: string; email: string; password: string }): FieldProblems {
  const problems: FieldProblems = {}
  if (!/^[A-Za-z0-9_]{1,30}$/.test(values.username)) problems.username = 'Use letters, digits and _, up to 30'
  if (!/^\S+@\S+$/.test(values.email)) problems.email = 'This does not look like an e-mail address'
  if (values.password.length < 8) problems.password = 'At least 8 characters'
  return problems
}
