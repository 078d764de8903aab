// Another e-mail address, for somebody who knows their password: it is what they may sign in with.
import type { Id } from '@rookery/contracts'
import { isUniqueViolation } from '@rookery/database'
import { emailProblem } from '../accounts/check-registration.ts'
import { refuse } from '../accounts/validation.ts'
import type { UserContext } from '../context.ts'
import { ownPassword } from './own-password.ts'

export async function changeEmail(
  context: Pick<UserContext, 'pool' | 'passwords'>,
  { accountId, currentPassword, email }: { accountId: Id; currentPassword: string; email: string | null },
): Promise<boolean> {
  const problem = emailProblem(email ?? undefined)
  if (problem) refuse([problem])
  if (!(await ownPassword(context, accountId, currentPassword))) return false
  try {
    await context.pool.query('UPDATE users.credentials SET email = $2 WHERE account_id = $1', [accountId, email])
    return true
  } catch (error) {
    if (isUniqueViolation(error, 'credentials_email')) {
      refuse([{ field: 'email', error: 'ERR_TAKEN', description: 'has already been taken' }])
    }
    throw error
  }
}
