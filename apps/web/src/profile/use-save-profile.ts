import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { describeProblem, type FieldProblems, fieldProblems } from '../api/problem.ts'
import { OWN_ACCOUNT } from '../api/use-own-account.ts'
import { useEntities } from '../entities/use-entities.tsx'
import { type PictureChange, type ProfileDraft, paramsOf } from './profile-draft.ts'

interface Pictures {
  avatar: PictureChange
  header: PictureChange
}

/** Sends a changed profile; afterwards the new one is wherever the person stands. What was written stays when it fails. */
export function useSaveProfile() {
  const entities = useEntities()
  const queries = useQueryClient()
  const [state, setState] = useState<{ busy: boolean; problem: string | null; fields: FieldProblems }>({
    busy: false,
    problem: null,
    fields: {},
  })

  /** Whether it worked. */
  async function save(draft: ProfileDraft, pictures: Pictures): Promise<boolean> {
    setState({ busy: true, problem: null, fields: {} })
    const { profile, accounts } = api().v1
    try {
      if (pictures.avatar === null) await profile.avatar.remove()
      if (pictures.header === null) await profile.header.remove()
      const account = await accounts.updateCredentials(paramsOf(draft, pictures))
      entities.keepAccounts([account])
      queries.setQueryData(OWN_ACCOUNT, account)
      setState({ busy: false, problem: null, fields: {} })
      return true
    } catch (error) {
      setState({ busy: false, problem: describeProblem(error), fields: fieldProblems(error) })
      return false
    }
  }
  return { ...state, save }
}
