/** Signing up, whichever API asks: whether this server takes new people, and whether somebody has to approve of them. */
import { type Account, forbidden } from '@rookery/contracts'
import type { Edge } from '../edge.ts'

export interface SignUp {
  username: string
  password: string
  email?: string | undefined
  reason?: string | undefined
}

/** With registrations by approval the account is `pending` (the very first one is not): its tokens cannot act yet. */
export async function signUp({ config, users }: Pick<Edge, 'config' | 'users'>, input: SignUp): Promise<Account> {
  if (config.registrations === 'closed') throw forbidden('This server does not take new accounts')
  const { username, password, email, reason } = input
  return users.registerAccount({ username, password, email, reason, approval: config.registrations === 'approval' })
}
