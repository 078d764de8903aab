/** What is being typed into the sign-up form, what is wrong with it, and sending it. */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { signUp } from '../api/client.ts'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'
import {
  emailProblem,
  nameProblem,
  passwordProblem,
  type Rule,
  reasonProblem,
  type SignUpField,
  tidyName,
} from './account-rules.ts'
import { refusedFields } from './refused-fields.ts'
import { useNameTaken } from './use-name-taken.ts'
import { rememberVisit } from './visits.ts'
import { beginWaiting } from './waiting.ts'

const EMPTY = { username: '', email: '', password: '', reason: '' }

export function useSignUp({ reasonNeeded }: { reasonNeeded: boolean }) {
  const queries = useQueryClient()
  const [values, setValues] = useState(EMPTY)
  const [touched, setTouched] = useState<Partial<Record<SignUpField, boolean>>>({})
  const [refused, setRefused] = useState<Partial<Record<SignUpField, string>>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const rules: Record<SignUpField, Rule | null> = {
    username: nameProblem(values.username),
    email: emailProblem(values.email),
    password: passwordProblem(values.password),
    reason: reasonProblem(values.reason, reasonNeeded),
  }
  const taken = useNameTaken(rules.username ? '' : values.username)

  const problemOf = (name: SignUpField): string | undefined => {
    if (refused[name]) return refused[name]
    const rule = rules[name]
    // A letter that cannot be is said at once; that something is missing yet only when one has left the field.
    if (rule && (touched[name] || rule === 'nameLetters' || rule.endsWith('Long'))) return t(`welcome.rule.${rule}`)
    if (name === 'username' && taken === 'taken') return t('welcome.refused.nameTaken')
    return undefined
  }

  const field = (name: SignUpField) => ({
    name,
    value: values[name],
    problem: problemOf(name),
    onBlur: () => values[name] !== '' && setTouched((old) => ({ ...old, [name]: true })),
    onChange: ({ target }: { target: { value: string } }) => {
      setValues((old) => ({ ...old, [name]: name === 'username' ? tidyName(target.value) : target.value }))
      setRefused((old) => ({ ...old, [name]: undefined }))
    },
  })

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const focusFirst = (wrong: (name: SignUpField) => unknown) => {
      const first = (Object.keys(rules) as SignUpField[]).find(wrong)
      if (first) form.querySelector<HTMLElement>(`[name=${first}]`)?.focus()
      return first !== undefined
    }
    setTouched({ username: true, email: true, password: true, reason: true })
    if (focusFirst((name) => rules[name] ?? refused[name])) return
    setBusy(true)
    setProblem(null)
    try {
      const reason = values.reason.trim() || undefined
      const waiting = await signUp({ ...values, email: values.email.trim(), reason })
      rememberVisit()
      if (waiting) beginWaiting(queries, waiting)
    } catch (error) {
      const fields = refusedFields(error)
      setRefused(fields)
      if (!focusFirst((name) => fields[name])) setProblem(describeProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return { values, field, problem, busy, submit, nameIsFree: taken === 'free' }
}
