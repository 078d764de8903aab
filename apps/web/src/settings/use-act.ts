/** One thing that is sent: busy meanwhile, then done or the reason why not; what was typed stays when it fails. */
import { MastoHttpError } from 'masto'
import { useState } from 'react'
import { describeProblem } from '../api/problem.ts'
import { t } from '../i18n/i18n.ts'

export function useAct() {
  const [state, setState] = useState<{ busy: boolean; problem: string | null; done: string | null }>({
    busy: false,
    problem: null,
    done: null,
  })
  /** `said` when it worked. Answers whether it did. */
  async function act(what: () => Promise<unknown>, said: string | null = null): Promise<boolean> {
    setState({ busy: true, problem: null, done: null })
    try {
      await what()
      setState({ busy: false, problem: null, done: said })
      return true
    } catch (error) {
      setState({ busy: false, problem: sentence(error), done: null })
      return false
    }
  }
  const refuse = (problem: string) => setState({ busy: false, problem, done: null })
  return { ...state, act, refuse }
}

function sentence(error: unknown): string {
  if (error instanceof MastoHttpError) {
    if (error.statusCode === 403 && /password/i.test(error.message)) return t('settings.wrongPassword')
    if (error.details?.email?.[0]?.error === 'ERR_TAKEN') return t('settings.email.taken')
  }
  return describeProblem(error)
}
