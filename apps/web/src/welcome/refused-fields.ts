/** What the server refused, field by field, in the reader's language where it has a code for it. */
import { MastoHttpError } from 'masto'
import { t } from '../i18n/i18n.ts'
import type { SignUpField } from './account-rules.ts'

export function refusedFields(error: unknown): Partial<Record<SignUpField, string>> {
  if (!(error instanceof MastoHttpError) || !error.details) return {}
  const sentences = Object.entries(error.details).map(([field, [first]]) => [field, sentence(field, first)])
  return Object.fromEntries(sentences)
}

function sentence(field: string, problem: { error: string; description: string } | undefined): string {
  if (field === 'username' && problem?.error === 'ERR_TAKEN') return t('welcome.refused.nameTaken')
  if (field === 'username' && problem?.error === 'ERR_RESERVED') return t('welcome.refused.nameReserved')
  if (field === 'email' && problem?.error === 'ERR_TAKEN') return t('welcome.refused.emailTaken')
  if (field === 'email' && problem?.error === 'ERR_INVALID') return t('welcome.rule.emailShape')
  return t('welcome.refused.other', { reason: problem?.description ?? '' })
}
