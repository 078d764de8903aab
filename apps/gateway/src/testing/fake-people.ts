/** user-service's part about people in memory: requests, notes, endorsements, featured tags, whom to meet. */
import {
  type FeaturedTag,
  type Id,
  type IdPage,
  invalid,
  normalizeTag,
  notFound,
  type Paging,
  type PeopleMethods,
  type Relationship,
} from '@rookery/contracts'
import { pageOf } from './page-of.ts'

type Pair = [Id, Id]

interface World {
  nextId(): Id
  follows(): readonly { from: Id; to: Id }[]
  follow(from: Id, to: Id): void
  discoverable(): Id[]
  relationship(viewerId: Id, targetId: Id): Relationship
}

export function createFakePeople(world: World) {
  let requests: { id: Id; from: Id; to: Id }[] = []
  let endorsements: { id: Id; from: Id; to: Id }[] = []
  let tags: FeaturedTag[] = []
  const notes = new Map<string, string>()
  const dismissed = new Set<string>()
  const key = (...pair: Pair) => pair.join(' ')
  const has = (edges: { from: Id; to: Id }[], from: Id, to: Id) =>
    edges.some((edge) => edge.from === from && edge.to === to)
  const without = <T extends { from: Id; to: Id }>(edges: T[], from: Id, to: Id) =>
    edges.filter((edge) => edge.from !== from || edge.to !== to)
  const answer = (accountId: Id, followerId: Id) => {
    if (!has(requests, followerId, accountId)) throw notFound()
    requests = without(requests, followerId, accountId)
  }
  const page = (edges: { id: Id; by: Id }[], paging: Paging): IdPage => {
    const found = pageOf(edges, paging)
    return { ids: found.map(({ by }) => by), firstCursor: found[0]?.id ?? null, lastCursor: found.at(-1)?.id ?? null }
  }
  const followed = (from: Id, to: Id) => world.follows().some((edge) => edge.from === from && edge.to === to)

  const methods: PeopleMethods = {
    followRequestPage: async ({ accountId, ...paging }) =>
      page(
        requests.filter(({ to }) => to === accountId).map(({ id, from }) => ({ id, by: from })),
        paging,
      ),
    countFollowRequests: async ({ accountId }) => requests.filter(({ to }) => to === accountId).length,
    async authorizeFollowRequest({ accountId, followerId }) {
      answer(accountId, followerId)
      world.follow(followerId, accountId)
      return world.relationship(accountId, followerId)
    },
    async rejectFollowRequest({ accountId, followerId }) {
      answer(accountId, followerId)
      return world.relationship(accountId, followerId)
    },
    async setNote({ accountId, targetId, comment }) {
      notes.set(key(accountId, targetId), comment.trim() === '' ? '' : comment)
      return world.relationship(accountId, targetId)
    },
    async endorse({ accountId, targetId }) {
      if (!followed(accountId, targetId)) throw invalid('You must be following who you want to endorse')
      if (!has(endorsements, accountId, targetId)) {
        endorsements.push({ id: world.nextId(), from: accountId, to: targetId })
      }
      return world.relationship(accountId, targetId)
    },
    async unendorse({ accountId, targetId }) {
      endorsements = without(endorsements, accountId, targetId)
      return world.relationship(accountId, targetId)
    },
    endorsementPage: async ({ accountId, ...paging }) =>
      page(
        endorsements.filter(({ from }) => from === accountId).map(({ id, to }) => ({ id, by: to })),
        paging,
      ),
    featuredTags: async ({ accountId }) => tags.filter((tag) => tag.accountId === accountId),
    async featureTag({ accountId, name }) {
      const tag = normalizeTag(name)
      if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(tag)) throw invalid('Tag name is not a hashtag')
      const known = tags.find((one) => one.accountId === accountId && one.tag === tag)
      if (known) return known
      const made = { id: world.nextId(), accountId, tag, name: name.replace(/^#/, '') }
      tags.push(made)
      return made
    },
    async unfeatureTag({ accountId, featuredTagId }) {
      if (!tags.some((tag) => tag.id === featuredTagId && tag.accountId === accountId)) throw notFound()
      tags = tags.filter((tag) => tag.id !== featuredTagId)
    },
    familiarFollowers: async ({ viewerId, targetIds }) =>
      targetIds.map((targetId) => ({
        targetId,
        accountIds: world
          .follows()
          .filter((edge) => edge.from === viewerId && followed(edge.to, targetId))
          .map((edge) => edge.to),
      })),
    suggestions: async ({ viewerId, limit }) =>
      world
        .discoverable()
        .filter((id) => id !== viewerId && !followed(viewerId, id) && !dismissed.has(key(viewerId, id)))
        .slice(0, limit)
        .map((accountId) => ({ accountId, source: 'most_followed' })),
    async dismissSuggestion({ viewerId, targetId }) {
      dismissed.add(key(viewerId, targetId))
    },
    newestDiscoverable: async ({ limit, offset, withoutIds }) =>
      world
        .discoverable()
        .filter((id) => !withoutIds.includes(id))
        .sort((a, b) => b - a)
        .slice(offset, offset + limit),
  }
  return {
    methods,
    /** Called by follow, unfollow and block. */
    request: (from: Id, to: Id) => {
      if (!has(requests, from, to)) requests.push({ id: world.nextId(), from, to })
    },
    withdraw: (from: Id, to: Id) => {
      requests = without(requests, from, to)
      endorsements = without(endorsements, from, to)
    },
    marks: (viewerId: Id, targetId: Id) => ({
      requested: has(requests, viewerId, targetId),
      requestedBy: has(requests, targetId, viewerId),
      endorsed: has(endorsements, viewerId, targetId),
      note: notes.get(key(viewerId, targetId)) ?? '',
    }),
  }
}
