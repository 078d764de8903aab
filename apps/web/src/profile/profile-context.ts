import { createContext, useContext } from 'react'
import type { Account } from '../entities/entities.ts'

/** Whose profile is open: for its tabs, which are pages of their own. */
export const ProfileContext = createContext<Account | null>(null)

export function useOpenProfile(): Account {
  const account = useContext(ProfileContext)
  if (!account) throw new Error('A tab of a profile needs a ProfileLayout above it')
  return account
}
