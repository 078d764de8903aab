/** What narrows a search down, in words; a press takes it out. */
import { X } from 'lucide-react'
import { currentLanguage, t } from '../i18n/i18n.ts'
import { chipsOf, type Term, withoutTerm } from './query.ts'

export function Chips({ query, onChange }: { query: string; onChange(query: string): void }) {
  const chips = chipsOf(query)
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('search.chips')} className="flex flex-wrap gap-2 border-b border-line px-4 py-2">
      {chips.map((term) => {
        const name = chipName(term)
        return (
          <li key={term.start} className="min-w-0">
            <button
              type="button"
              aria-label={t('search.removeChip', { chip: name })}
              title={t('search.removeChip', { chip: name })}
              onClick={() => onChange(withoutTerm(query, term))}
              className="flex min-h-10 max-w-full items-center gap-1.5 rounded-full bg-accent-soft pr-2.5 pl-3.5 text-sm font-medium hover:bg-sunken"
            >
              <bdi className="truncate">{name}</bdi>
              <X size={15} strokeWidth={2} aria-hidden="true" className="shrink-0 text-muted" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function chipName(term: Term): string {
  const flag = flagOf(term)
  if (flag) return t(`search.${term.not ? 'notChip' : 'chip'}.${flag}`)
  const what = positive(term)
  return term.not ? t('search.chip.not', { what }) : what
}

function flagOf({ kind, value }: Term) {
  if (kind !== 'has' && kind !== 'is' && kind !== 'in') return null
  const name = value.toLowerCase() as 'media' | 'link' | 'poll' | 'reply' | 'sensitive' | 'boost' | 'library' | 'public'
  return kind === 'has' && name === 'reply' ? 'hasReply' : name
}

function positive({ kind, value }: Term): string {
  const person = value.replace(/^@/, '')
  if (kind === 'from' && person.toLowerCase() === 'me') return t('search.chip.fromMe')
  if (kind === 'from' || kind === 'mentions') return t(`search.chip.${kind}`, { value: person })
  if (kind === 'language') return t('search.chip.language', { value: languageName(value) })
  if (kind === 'before' || kind === 'after' || kind === 'during')
    return t(`search.chip.${kind}`, { value: period(value) })
  if (kind === 'phrase' || kind === 'tag') return t(`search.chip.${kind}`, { value })
  return t('search.chip.word', { value })
}

export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([currentLanguage()], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** A year, a month or a day, as one says it. */
function period(value: string): string {
  const [year = '', month, day] = value.split('-')
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  const parts = { year: 'numeric', month: month && 'long', day: day && 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(currentLanguage(), parts as Intl.DateTimeFormatOptions).format(date)
}
