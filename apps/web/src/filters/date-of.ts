import { currentLanguage } from '../i18n/i18n.ts'

/** A day with its time, in the reader's language: when a filter ends. */
export const dateOf = (iso: string): string =>
  new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
