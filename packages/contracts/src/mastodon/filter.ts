/** Filters as Mastodon clients know them. */
import { type Static, Type } from 'typebox'
import { FILTER_ACTIONS, FILTER_CONTEXTS } from '../services/filters.ts'
import { DateText, entity, IdText, nullable, oneOf, ref } from './entity.ts'

export const FilterKeyword = entity('FilterKeyword', {
  id: IdText,
  keyword: Type.String(),
  whole_word: Type.Boolean(),
})
export type FilterKeyword = Static<typeof FilterKeyword>

export const FilterStatus = entity('FilterStatus', { id: IdText, status_id: IdText })
export type FilterStatus = Static<typeof FilterStatus>

const summary = {
  id: IdText,
  title: Type.String(),
  context: Type.Array(oneOf(FILTER_CONTEXTS)),
  expires_at: nullable(DateText),
  filter_action: oneOf(FILTER_ACTIONS),
}
/** As posts carry it: without keywords and posts, as in Mastodon. */
export const FilterSummary = entity('FilterSummary', summary)
export type FilterSummary = Static<typeof FilterSummary>

export const Filter = entity('Filter', {
  ...summary,
  keywords: Type.Array(ref(FilterKeyword)),
  statuses: Type.Array(ref(FilterStatus)),
})
export type Filter = Static<typeof Filter>

export const FilterResult = entity('FilterResult', {
  filter: ref(FilterSummary),
  keyword_matches: nullable(Type.Array(Type.String({ description: 'As the post has it' }))),
  status_matches: nullable(Type.Array(IdText)),
})
export type FilterResult = Static<typeof FilterResult>

/** The older form: one keyword of a filter, under the keyword’s id. */
export const V1Filter = entity('V1Filter', {
  id: IdText,
  phrase: Type.String(),
  context: Type.Array(oneOf(FILTER_CONTEXTS)),
  whole_word: Type.Boolean(),
  expires_at: nullable(DateText),
  irreversible: Type.Boolean({ description: 'The filter’s action is `hide`' }),
})
export type V1Filter = Static<typeof V1Filter>
