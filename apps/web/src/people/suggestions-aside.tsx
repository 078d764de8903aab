import { t } from '../i18n/i18n.ts'

/** Whom one could follow. */
export function SuggestionsAside() {
  return <h2 className="font-semibold">{t('app.people')}</h2>
}
