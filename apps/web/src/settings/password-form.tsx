import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ownApi } from '../api/own-api.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { passwordProblem, strengthOf } from '../welcome/account-rules.ts'
import { Outcome } from './setting-page.tsx'
import { useAct } from './use-act.ts'
import { SESSIONS } from './use-sessions.ts'

export function PasswordForm({ username }: { username: string }) {
  const queries = useQueryClient()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [left, setLeft] = useState(false)
  const { busy, problem, done, act, refuse } = useAct()
  const rule = passwordProblem(next)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setLeft(true)
    if (present === '') return refuse(t('settings.presentNeeded'))
    if (rule) return
    if (!(await act(() => ownApi.changePassword(present, next), t('settings.password.done')))) return
    setPresent('')
    setNext('')
    setLeft(false)
    void queries.invalidateQueries({ queryKey: SESSIONS })
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-sm flex-col gap-1.5">
      {/* So that password managers know whose it is. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        label={t('settings.presentPassword')}
        autoComplete="current-password"
        value={present}
        onChange={({ target }) => setPresent(target.value)}
      />
      <PasswordField
        label={t('settings.password.new')}
        autoComplete="new-password"
        value={next}
        onBlur={() => setLeft(next !== '')}
        onChange={({ target }) => setNext(target.value)}
        problem={left && rule ? t(`welcome.rule.${rule}`) : undefined}
        hint={rule ? t('welcome.passwordHint') : t(`welcome.strength.${strengthOf(next, [username])}`)}
      />
      <Outcome problem={problem} done={done} />
      <Button type="submit" kind="quiet" disabled={busy} className="self-start">
        {t('settings.password.change')}
      </Button>
    </form>
  )
}
