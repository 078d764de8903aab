// What the service's table of contents says of filters.
import type { FilterMethods } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { addFilterTweet, removeFilterTweet } from './filter-tweets.ts'
import { filtersOf, filtersOfEach } from './find-filters.ts'
import { createFilter, deleteFilter, updateFilter } from './save-filter.ts'

export const filterMethods = (context: UserContext): FilterMethods => ({
  filtersOf: (input) => filtersOf(context, input),
  filtersOfEach: (input) => filtersOfEach(context, input),
  createFilter: (input) => createFilter(context, input),
  updateFilter: (input) => updateFilter(context, input),
  deleteFilter: (input) => deleteFilter(context, input),
  addFilterTweet: (input) => addFilterTweet(context, input),
  removeFilterTweet: (input) => removeFilterTweet(context, input),
})
