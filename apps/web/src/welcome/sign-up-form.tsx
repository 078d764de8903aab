import { useInstance } from '../api/use-instance.ts'
import { t } from '../i18n/i18n.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { LONGEST_REASON, strengthOf } from './account-rules.ts'
import { ReasonField } from './reason-field.tsx'
import { ServerRules } from './server-rules.tsx'
import { useSignUp } from './use-sign-up.ts'

/** The rules are told while one types, not after failing. */
export function SignUpForm() {
  const { data: instance } = useInstance()
  const { approvalRequired: asked = false, reasonRequired } = instance?.registrations ?? {}
  const reasonNeeded = asked && Boolean(reasonRequired)
  const { values, field, problem, busy, submit, nameIsFree } = useSignUp({ reasonNeeded })
  const { username, email, password } = values
  const strength = password.length >= 8 ? strengthOf(password, [username, email]) : null
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-1.5">
      <Field
        label={t('welcome.name')}
        hint={nameIsFree ? t('welcome.nameFree', { name: username }) : t('welcome.nameHint')}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...field('username')}
      />
      <Field
        label={t('welcome.email')}
        hint={t('welcome.emailHint')}
        required
        type="email"
        autoComplete="email"
        {...field('email')}
      />
      <PasswordField
        label={t('welcome.password')}
        hint={strength ? t(`welcome.strength.${strength}`) : t('welcome.passwordHint')}
        required
        autoComplete="new-password"
        {...field('password')}
      />
      {asked && <ReasonField needed={reasonNeeded} limit={LONGEST_REASON} {...field('reason')} />}
      <ServerRules rules={instance?.rules ?? []} />
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      <Button type="submit" disabled={busy} className="mt-1 min-h-11">
        {busy ? t('welcome.creating') : asked ? t('welcome.ask') : t('welcome.create')}
      </Button>
    </form>
  )
}
