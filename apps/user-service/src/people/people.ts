// The service's part about people: each method and the rule behind it.
import type { PeopleMethods } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { authorizeFollowRequest, countFollowRequests, rejectFollowRequest } from '../follows/follow-requests.ts'
import { endorsementPage, followRequestPage } from '../graph/edge-pages.ts'
import { endorse, unendorse } from './endorse.ts'
import { familiarFollowers } from './familiar-followers.ts'
import { featuredTags, featureTag, unfeatureTag } from './featured-tags.ts'
import { newestDiscoverable } from './newest-discoverable.ts'
import { setNote } from './set-note.ts'
import { createSuggestions, dismissSuggestion } from './suggestions.ts'

export const peopleMethods = (context: UserContext): PeopleMethods => ({
  followRequestPage: (input) => followRequestPage(context, input),
  countFollowRequests: (input) => countFollowRequests(context, input),
  authorizeFollowRequest: (input) => authorizeFollowRequest(context, input),
  rejectFollowRequest: (input) => rejectFollowRequest(context, input),
  setNote: (input) => setNote(context, input),
  endorse: (input) => endorse(context, input),
  unendorse: (input) => unendorse(context, input),
  endorsementPage: (input) => endorsementPage(context, input),
  featuredTags: (input) => featuredTags(context, input),
  featureTag: (input) => featureTag(context, input),
  unfeatureTag: (input) => unfeatureTag(context, input),
  familiarFollowers: (input) => familiarFollowers(context, input),
  suggestions: createSuggestions(context),
  dismissSuggestion: (input) => dismissSuggestion(context, input),
  newestDiscoverable: (input) => newestDiscoverable(context, input),
})
